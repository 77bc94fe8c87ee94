package org.tongchuang.integrations.search;

/// The index can't be read or written any more, because files are broken or the disk is full. A rebuild mends it.
public class IndexDamaged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IndexDamaged(String message, Throwable cause) {
        super(message, cause);
    }
}
