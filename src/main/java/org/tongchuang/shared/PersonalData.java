package org.tongchuang.shared;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What a room keeps about people. Implemented once by every room that keeps anything:
/// privacy collects them for export and erasure, members for merges and their undo.
public interface PersonalData {

    /// What this part of the house is called in what people get and in reports, such as `members.claiming`; it never
    /// changes once something was erased under it.
    default String part() {
        return getClass().getPackageName().substring("org.tongchuang.".length());
    }

    /// The beginning of the message keys that name what it exports: `members.copy.` before each key, and before `part.`
    /// with the last word of [#part] for the whole.
    default String words() {
        String part = part();
        int dot = part.indexOf('.');
        return (dot < 0 ? part : part.substring(0, dot)) + ".copy.";
    }

    /// The tables it speaks for, with their schema: what stands there about a person is exported and erased by it.
    default Set<String> tables() {
        return Set.of();
    }

    /// The kinds of data this room keeps, in words a member understands, as message keys.
    List<String> describe();

    /// Everything held about this member, ready to be written as JSON.
    Map<String, Object> export(MemberId member);

    /// The files held about this member, such as papers they showed.
    default List<KeptFile> files(MemberId member) {
        return List.of();
    }

    /// Moves all that hangs on `merged` to `survivor` and remembers under `merge` what it moved, in the transaction of
    /// the caller; called twice, it changes nothing the second time.
    void merge(UUID merge, MemberId survivor, MemberId merged);

    /// Gives back what was moved under `merge`; what came to the survivor since stays. Safe to repeat.
    void separate(UUID merge, MemberId survivor, MemberId merged);

    /// Removes what is held about this member, as far as the law lets it go, in the transaction of the caller; safe to
    /// repeat.
    void erase(MemberId member);

    /// Other ids under which this member stands in older data, such as those of records merged into theirs.
    default Set<MemberId> alsoKnownAs(MemberId member) {
        return Set.of();
    }

    /// They asked to be erased, or took that back: until it is done nobody but the office and themself sees them, and
    /// they are written to about this alone. Safe to repeat.
    default void leaving(MemberId member, boolean leaving) {}

    /// Whether other parts need what is here to find what they hold: then it is erased after them.
    default boolean isLast() {
        return false;
    }

    /// What [#erase] takes away, as message keys; what stays is in [#keeps].
    default List<String> erases() {
        return describe();
    }

    /// What stays after [#erase], and why, as message keys: under each lie `.what` and `.why`.
    default List<String> keeps() {
        return List.of();
    }

    /// @param name as it is called in what people get
    record KeptFile(String name, Opening content) {}

    /// Opens a file as it was before it was sealed.
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }
}
