"""What marks on a page mean, by the words around them."""
