package org.tongchuang.privacy.rights;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
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

/// Copies of one's data for programs.
@RestController
@RequestMapping("/api/v1/me/copies")
class DataApi {

    private final CopyDesk desk;

    DataApi(CopyDesk desk) {
        this.desk = desk;
    }

    /// The newest first, at most twenty.
    @GetMapping
    Found all(Actor actor) {
        return new Found(desk.of(actor).stream().map(this::item).toList());
    }

    /// Asked again while one is being made, it is that one.
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Item ask(Actor actor) {
        return item(desk.ask(actor));
    }

    @GetMapping("/{id}")
    Item one(Actor actor, @PathVariable UUID id) {
        return item(desk.find(actor, id));
    }

    /// A ZIP of JSON files and one page to read.
    @GetMapping("/{id}/file")
    void fetch(Actor actor, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        try (InputStream copy = desk.fetch(actor, id)) {
            DataController.send(copy, response);
        }
    }

    private Item item(DataCopy copy) {
        DataCopy.State state =
                copy.state() == DataCopy.State.READY && !copy.isReady(desk.now()) ? DataCopy.State.GONE : copy.state();
        return new Item(copy.id(), state.name(), copy.askedAt(), copy.until(), copy.bytes());
    }

    record Found(List<Item> items) {}

    /// @param state `WAITING`, `READY`, `FAILED` or `GONE`
    record Item(
            UUID id,
            String state,
            Instant askedAt,
            @Nullable Instant until,
            @Nullable Long bytes) {}
}
