/** Where what is known of the standard library was read. */
export const source =
  "Python 3.11 documentation, The Python Standard Library: https://docs.python.org/3.11/library/";
