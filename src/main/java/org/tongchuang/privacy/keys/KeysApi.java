package org.tongchuang.privacy.keys;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongchuang.shared.Actor;

/// The keys for programs: their age, their renewal, never the keys themselves.
@RestController
@RequestMapping("/api/v1/keys")
class KeysApi {

    private final KeysShelf shelf;

    KeysApi(KeysShelf shelf) {
        this.shelf = shelf;
    }

    @GetMapping
    All list(Actor actor) {
        return new All(shelf.keys(actor).stream().map(Key::of).toList());
    }

    /// Begins a renewal; one that is under way already is answered with again.
    ///
    /// @param purpose as in the list, `master` for the master key
    @PostMapping("/{purpose}/rotations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Begun renew(Actor actor, @PathVariable String purpose) {
        return new Begun(shelf.renew(actor, purpose));
    }

    record All(List<Key> items) {}

    /// @param since when it came into use
    /// @param state `IN_USE`, or `RENEWING` while older values are sealed anew
    /// @param olderKept values that don't open and for which an older key is kept
    record Key(
            String purpose,
            Instant since,
            String state,
            @Nullable Turn rotation,
            long olderKept) {

        static Key of(KeysShelf.Key key) {
            Rotation rotation = key.rotation();
            return new Key(
                    key.name(),
                    key.since(),
                    key.isRenewing() ? "RENEWING" : "IN_USE",
                    rotation == null ? null : Turn.of(rotation),
                    key.stuck());
        }
    }

    /// The last renewal, or the one under way.
    ///
    /// @param share how far it is, 0 to 1
    record Turn(
            UUID id,
            String state,
            double share,
            Instant begunAt,
            @Nullable Instant finishedAt) {

        static Turn of(Rotation rotation) {
            return new Turn(
                    rotation.id(),
                    rotation.stage().name(),
                    rotation.share(),
                    rotation.begunAt(),
                    rotation.finishedAt());
        }
    }

    record Begun(UUID id) {}
}
