package org.tongchuang.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The end of an act: the browser goes on to another page (POST, redirect, GET), which may say what was done
/// and offer to take it back.
public record Redirect(
        String to,
        @Nullable String saying,
        List<Object> args,
        @Nullable String undo) implements Page {

    public Redirect {
        args = List.copyOf(args);
        if (!to.startsWith("/") || to.startsWith("//")) {
            throw new IllegalArgumentException("only to our own pages: " + to);
        }
    }

    public static Redirect to(String path) {
        return new Redirect(path, null, List.of(), null);
    }

    /// With a short message on the next page.
    public Redirect saying(String key, Object... args) {
        return new Redirect(to, key, List.of(args), undo);
    }

    /// With a button on that message that posts to this address.
    public Redirect undoing(String address) {
        return new Redirect(to, saying, args, address);
    }
}
