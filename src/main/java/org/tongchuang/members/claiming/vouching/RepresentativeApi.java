package org.tongchuang.members.claiming.vouching;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongchuang.members.claiming.vouching.Representatives.Representative;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Refusal;

/// Who speaks for which class, for programs.
@RestController
@RequestMapping("/api/v1/class-representatives")
class RepresentativeApi {

    private static final int LARGEST_PAGE = 200;

    private final RepresentativeDesk desk;

    RepresentativeApi(RepresentativeDesk desk) {
        this.desk = desk;
    }

    /// By school and class.
    ///
    /// @param q part of the name of a school or class
    @GetMapping
    Slice list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable UUID after) {
        RepresentativeDesk.Slice slice = desk.list(actor, q, after, Math.clamp(size, 1, LARGEST_PAGE));
        UUID next = slice.next();
        return new Slice(
                slice.named().stream()
                        .map(one -> Told.of(one.post(), one.member().name()))
                        .toList(),
                next == null ? null : next.toString());
    }

    /// Names somebody for the class of one of their studies; the same call again changes nothing and answers alike.
    @PostMapping
    Told name(Actor actor, @RequestBody Wanted wanted) {
        UUID member = wanted.member;
        Integer education = wanted.education;
        if (member == null || education == null) {
            throw Refusal.at("member", "members.representatives.wanted");
        }
        Representative named = desk.name(actor, new MemberId(member), education);
        return Told.of(named, desk.person(actor, named.member()).name());
    }

    @DeleteMapping("/{id:[0-9a-f-]{36}}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Actor actor, @PathVariable UUID id) {
        desk.remove(actor, id);
    }

    /// @param education which study of theirs, as the record numbers them
    record Wanted(@Nullable UUID member, @Nullable Integer education) {}

    record Slice(List<Told> items, @Nullable String next) {}

    record Told(String id, String member, String name, String school, String className, Instant since, String namedBy) {

        static Told of(Representative post, String name) {
            return new Told(
                    post.id().toString(),
                    post.member().toString(),
                    name,
                    post.school(),
                    post.className(),
                    post.since(),
                    post.namedBy());
        }
    }
}
