package dev.kechuang.policy.web;

/** One line of a pack as a person reads it; of a list item without a name of its own the label is empty. */
record SheetLine(String label, String text, boolean figure) {

    /** What makes it the same line in another version: its label, or for an item of a list the item itself. */
    String identity() {
        return label.isEmpty() ? text : label;
    }
}
