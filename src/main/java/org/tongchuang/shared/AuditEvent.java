package org.tongchuang.shared;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entry for the audit trail: who did what, on whose record. Publish it with Spring's event publisher;
/// privacy writes it in the publisher's transaction, so a change and its entry stand or fall together.
///
/// @param actor who acted; empty for a stranger, such as a failed sign-in
/// @param actorName the name shown, kept as it was then
/// @param act a dotted name that never changes once written, such as `members.record.read`
/// @param subjects ids of the members concerned, at most a page of them
/// @param detail short facts in words or numbers, never a protected value itself
/// @param address the network address the request came from, where there was one
public record AuditEvent(
        @Nullable UUID actor,
        String actorName,
        String act,
        List<UUID> subjects,
        Map<String, String> detail,
        @Nullable String address) {

    public AuditEvent {
        subjects = List.copyOf(subjects);
        detail = Map.copyOf(detail);
    }

    public static AuditEvent of(Actor actor, String act, List<UUID> subjects, Map<String, String> detail) {
        return new AuditEvent(actor.id(), actor.name(), act, subjects, detail, actor.address());
    }

    public static AuditEvent of(Actor actor, String act, Map<String, String> detail) {
        return of(actor, act, List.of(), detail);
    }

    /// Whoever keeps accounts tells whose acts may be picked from a list: those of the office, a few hundred at most.
    @FunctionalInterface
    public interface Office {

        /// Account id to present name, in the order in which they are shown.
        Map<UUID, String> people();
    }
}
