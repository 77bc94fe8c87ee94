package org.tongchuang.members.merges;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Refusal;

/// Merges for programs. `fields` says for single paths of the survivor whose word is taken, `survivor` or `merged`; the
/// rest goes as proposed. In an undo it says whose a value is that was written since.
@RestController
@RequestMapping("/api/v1/merges")
class MergeApi {

    private final MergeDesk desk;

    MergeApi(MergeDesk desk) {
        this.desk = desk;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Made merge(Actor actor, @RequestBody Wanted wanted) {
        return new Made(
                desk.merge(actor, id("survivor", wanted.survivor), id("merged", wanted.merged), decided(wanted.fields))
                        .toString());
    }

    @GetMapping("/{id:[0-9a-f-]{36}}")
    MergeJson show(Actor actor, @PathVariable UUID id) {
        return MergeJson.of(desk.read(actor, id));
    }

    @PostMapping("/{id:[0-9a-f-]{36}}/undo")
    MergeJson undo(Actor actor, @PathVariable UUID id, @RequestBody(required = false) @Nullable Whose whose) {
        desk.undo(actor, id, decided(whose == null ? null : whose.fields));
        return MergeJson.of(desk.visible(actor, id));
    }

    private static MemberId id(String field, @Nullable String id) {
        try {
            return new MemberId(UUID.fromString(id == null ? "" : id));
        } catch (IllegalArgumentException none) {
            throw Refusal.at(field, "members.merge.no-id");
        }
    }

    private static Map<String, Boolean> decided(@Nullable Map<String, String> fields) {
        Map<String, Boolean> decided = new LinkedHashMap<>();
        if (fields != null) {
            fields.forEach((path, whose) -> {
                if (!"survivor".equals(whose) && !"merged".equals(whose)) {
                    throw Refusal.at("fields." + path, "members.merge.whose");
                }
                decided.put(path, "merged".equals(whose));
            });
        }
        return decided;
    }

    record Wanted(
            @Nullable String survivor,
            @Nullable String merged,
            @Nullable Map<String, String> fields) {}

    record Whose(@Nullable Map<String, String> fields) {}

    record Made(String id) {}

    /// @param fields path in the survivor to path in the merged record, for each value that came along
    record MergeJson(
            String id,
            String survivor,
            String merged,
            Map<String, String> fields,
            String by,
            Instant at,
            @Nullable String undoneBy,
            @Nullable Instant undoneAt) {

        static MergeJson of(Merge merge) {
            Merge.By undoneBy = merge.undoneBy();
            return new MergeJson(
                    merge.id().toString(),
                    merge.survivor().toString(),
                    merge.merged().id().toString(),
                    merge.taken(),
                    merge.by().name(),
                    merge.at(),
                    undoneBy == null ? null : undoneBy.name(),
                    merge.undoneAt());
        }
    }
}
