package org.tongchuang.members.care;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;

/// What keeps records trustworthy, for programs. Each may be said again without effect.
@RestController
@RequestMapping("/api/v1/members/{id}")
class CareApi {

    private final CareDesk desk;

    CareApi(CareDesk desk) {
        this.desk = desk;
    }

    /// All of the record is right as it is.
    @PutMapping("/confirmation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(Actor actor, @PathVariable UUID id) {
        desk.confirm(actor, List.of(new MemberId(id)));
    }

    /// Nobody is reached under a contact, such as `email.1`.
    @PutMapping("/contacts/{path}/failure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void fail(Actor actor, @PathVariable UUID id, @PathVariable String path) {
        desk.contact(actor, new MemberId(id), path, false);
    }

    /// It works after all.
    @DeleteMapping("/contacts/{path}/failure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void work(Actor actor, @PathVariable UUID id, @PathVariable String path) {
        desk.contact(actor, new MemberId(id), path, true);
    }
}
