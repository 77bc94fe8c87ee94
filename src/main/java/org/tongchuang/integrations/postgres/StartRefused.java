package org.tongchuang.integrations.postgres;

/// Something outside the program has to change before it can start here. The message is the one sentence that is
/// shown to the person at the terminal; it says what is wrong and what to do.
public final class StartRefused extends RuntimeException {

    public StartRefused(String message) {
        super(message);
    }

    public StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
