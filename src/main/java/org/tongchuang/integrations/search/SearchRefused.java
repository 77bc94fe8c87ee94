package org.tongchuang.integrations.search;

/// The question itself can't be answered: an unknown field, a size out of range, a cursor that is garbage or belongs
/// to another question. Safe to show to whoever asked.
public class SearchRefused extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public SearchRefused(String message) {
        super(message);
    }
}
