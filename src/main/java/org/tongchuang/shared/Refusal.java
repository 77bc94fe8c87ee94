package org.tongchuang.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request that can't be done, with the sentence that tells the person why. Answered with 422 over the API
/// and beside the field on a form.
public final class Refusal extends RuntimeException {

    private final transient @Nullable String field;
    private final String key;
    private final transient List<Object> args;

    private Refusal(@Nullable String field, String key, Object... args) {
        super(key);
        this.field = field;
        this.key = key;
        this.args = List.of(args);
    }

    public static Refusal because(String key, Object... args) {
        return new Refusal(null, key, args);
    }

    /// The reason belongs to one field of the form or the JSON sent.
    public static Refusal at(String field, String key, Object... args) {
        return new Refusal(field, key, args);
    }

    public @Nullable String field() {
        return field;
    }

    public String key() {
        return key;
    }

    /// The reason in the reader's language.
    public String words() {
        return Words.text(key, args.toArray());
    }
}
