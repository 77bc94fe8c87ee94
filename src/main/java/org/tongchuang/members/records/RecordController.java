package org.tongchuang.members.records;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.members.names.NameForms;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// A person's record in the office.
@Controller
@RequestMapping("/office/members")
class RecordController {

    private final RecordDesk desk;
    private final Offers offers;
    private final Meanwhile meanwhile;

    RecordController(RecordDesk desk, Offers offers, Meanwhile meanwhile) {
        this.desk = desk;
        this.offers = offers;
        this.meanwhile = meanwhile;
    }

    @GetMapping("/{id:[0-9a-f-]{36}}")
    Page show(Actor actor, @PathVariable UUID id) {
        Member member = desk.read(actor, new MemberId(id));
        if (!member.id().value().equals(id)) {
            return Redirect.to("/office/members/" + member.id()).saying("members.record.merged-into", member.name());
        }
        String given = member.facts().get("pinyin");
        return new RecordPage(
                member,
                given == null ? NameForms.of(member.name()).pinyin() : given,
                RecordPage.milestones(member),
                desk.history(actor, member),
                actor.may(Right.READ_SENSITIVE) ? offers.of(member.id()) : Map.of(),
                actor.may(Right.WRITE_MEMBERS),
                actor.may(Right.READ_SENSITIVE));
    }

    @GetMapping("/new")
    Page blank(Actor actor) {
        actor.must(Right.WRITE_MEMBERS);
        return new RecordEditPage(null, 0, "", Map.of(), Map.of(), Map.of(), null);
    }

    @GetMapping("/{id:[0-9a-f-]{36}}/edit")
    Page form(Actor actor, @PathVariable UUID id) {
        actor.must(Right.WRITE_MEMBERS);
        Member member = desk.read(actor, new MemberId(id));
        return new RecordEditPage(
                member.id().toString(),
                member.version(),
                member.name(),
                member.facts().asMap(),
                Map.of(),
                Map.of(),
                null);
    }

    @PostMapping
    Page create(Actor actor, @RequestParam MultiValueMap<String, String> form, HttpServletResponse response) {
        Map<String, String> written = written(form);
        written.values().removeIf(String::isBlank);
        try {
            Member member = desk.create(actor, written);
            return Redirect.to("/office/members/" + member.id()).saying("members.record.created", member.name());
        } catch (Refusals refused) {
            return again(response, null, 0, written, refused.words());
        } catch (Refusal refused) {
            return again(response, null, 0, written, words(refused));
        }
    }

    @PostMapping("/{id:[0-9a-f-]{36}}")
    Page save(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam long version,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response) {
        Map<String, String> written = written(form);
        try {
            Member member = desk.edit(actor, new MemberId(id), version, written);
            return Redirect.to("/office/members/" + id).saying("members.record.saved", member.name());
        } catch (Refusals refused) {
            return again(response, id.toString(), version, written, refused.words());
        } catch (Refusal refused) {
            return again(response, id.toString(), version, written, words(refused));
        } catch (OptimisticLockingFailureException late) {
            response.setStatus(409);
            return meanwhile.formOf(actor, new MemberId(id), version, written);
        }
    }

    @PostMapping("/{id:[0-9a-f-]{36}}/history/{seq}")
    Page bringBack(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable long seq,
            @RequestParam(required = false) @Nullable String path) {
        desk.bringBack(actor, new MemberId(id), seq, path);
        return Redirect.to("/office/members/" + id + "#history").saying("members.record.brought-back");
    }

    /// @param back `proposals` for whoever works through the list of them
    @PostMapping("/{id:[0-9a-f-]{36}}/offers")
    Page decide(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam String path,
            @RequestParam boolean take,
            @RequestParam(defaultValue = "") String back) {
        desk.decide(actor, new MemberId(id), path, take);
        return Redirect.to(back.equals("proposals") ? "/office/proposals" : "/office/members/" + id)
                .saying(take ? "members.record.offer.taken" : "members.record.offer.left");
    }

    /// Only what a record can hold; a ticked box sends its hidden "false" first and "true" last.
    private static Map<String, String> written(MultiValueMap<String, String> form) {
        Map<String, String> written = new LinkedHashMap<>();
        form.forEach((path, values) -> {
            if (FactRules.knows(path)) {
                written.put(path, values.getLast());
            }
        });
        return written;
    }

    private static Page again(
            HttpServletResponse response,
            @Nullable String id,
            long version,
            Map<String, String> written,
            Map<String, String> problems) {
        response.setStatus(422);
        return new RecordEditPage(id, version, written.getOrDefault("name", ""), written, problems, Map.of(), null);
    }

    private static Map<String, String> words(Refusal refusal) {
        String field = refusal.field();
        return Map.of(field == null ? "name" : field, refusal.words());
    }
}
