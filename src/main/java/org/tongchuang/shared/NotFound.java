package org.tongchuang.shared;

/// There is no such thing, or none the actor may know of: the two look the same from outside. Answered with 404.
public final class NotFound extends RuntimeException {

    public NotFound(String what) {
        super(what);
    }
}
