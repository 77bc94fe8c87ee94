package org.tongchuang.privacy.erasure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.NotFound;

/// One's wish to be erased, for programs: to be read and taken back. A token can't ask for it, for it does not
/// show that its owner is there.
@RestController
@RequestMapping("/api/v1/me/erasure")
class ErasureApi {

    private final ErasureDesk desk;

    ErasureApi(ErasureDesk desk) {
        this.desk = desk;
    }

    /// The latest; 404 when there never was one.
    @GetMapping
    Item latest(Actor actor) {
        return desk.mine(actor)
                .map(wish -> new Item(wish.state().name(), wish.asked(), wish.due(), wish.reason()))
                .orElseThrow(() -> new NotFound("erasure"));
    }

    /// Takes it back; said again, or when there is none, it changes nothing.
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void callBack(Actor actor) {
        desk.callBack(actor);
    }

    /// @param state `WAITING`, `RUNNING`, `CALLED_BACK` or `REFUSED`
    record Item(
            String state,
            Instant askedAt,
            Instant dueAt,
            @Nullable String reason) {}
}
