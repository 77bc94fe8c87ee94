package org.tongchuang.members.claiming.joining;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.members.claiming.claims.Claim;
import org.tongchuang.members.claiming.claims.ClaimDesk;
import org.tongchuang.members.claiming.claims.ClaimLinks;
import org.tongchuang.members.claiming.evidence.Item;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Universities;
import org.tongchuang.shared.Words;

/// Who they are, in two steps; the second sends it.
@Controller
@RequestMapping("/join/claim/{token}")
class WhoController {

    private static final List<Item> PROOFS = List.of(Item.BIRTH_DATE, Item.STUDENT_NUMBER, Item.DOCUMENT_TAIL);

    private final ClaimDesk desk;
    private final ClaimLinks links;
    private final Universities universities;
    private final Clock clock;

    WhoController(ClaimDesk desk, ClaimLinks links, Universities universities, Clock clock) {
        this.desk = desk;
        this.links = links;
        this.universities = universities;
        this.clock = clock;
    }

    @GetMapping("/who")
    Page who(@PathVariable String token) {
        Claim claim = claim(token);
        return claim.maySend() ? new WhoPage(here(token), written(claim), Map.of()) : Redirect.to(here(token));
    }

    @PostMapping("/who")
    Page who(@PathVariable String token, @RequestParam Map<String, String> form, HttpServletResponse response) {
        Claim claim = claim(token);
        Typed typed = typed().read(
                        form,
                        Item.NAME,
                        Item.FORMER_NAME,
                        Item.SCHOOL,
                        Item.MAJOR,
                        Item.CLASS,
                        Item.ENTRY_YEAR,
                        Item.GRADUATION_YEAR)
                .must(Item.NAME, "members.claims.wrong.name");
        if (typed.values().getOrDefault(Item.ENTRY_YEAR, "").isEmpty()) {
            typed.must(Item.GRADUATION_YEAR, "members.claims.wrong.years");
        }
        if (typed.values().getOrDefault(Item.CLASS, "").isEmpty()
                && typed.values().getOrDefault(Item.MAJOR, "").isEmpty()) {
            typed.must(Item.SCHOOL, "members.claims.wrong.school");
        }
        if (!typed.problems().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return new WhoPage(here(token), form, typed.problems());
        }
        desk.say(claim.id(), typed.values());
        return Redirect.to(here(token) + "/proof");
    }

    @GetMapping("/proof")
    Page proof(@PathVariable String token) {
        Claim claim = claim(token);
        if (!claim.maySend()) {
            return Redirect.to(here(token));
        }
        return claim.name().isEmpty()
                ? Redirect.to(here(token) + "/who")
                : new ProofPage(here(token), written(claim), Map.of(), false);
    }

    @PostMapping("/proof")
    Page proof(@PathVariable String token, @RequestParam Map<String, String> form, HttpServletResponse response) {
        Claim claim = claim(token);
        if (claim.name().isEmpty()) {
            return Redirect.to(here(token) + "/who");
        }
        boolean none = form.containsKey("none");
        Typed typed = typed().read(
                        form, Item.BIRTH_DATE, Item.STUDENT_NUMBER, Item.DOCUMENT_KIND, Item.DOCUMENT_TAIL, Item.PHONE);
        Map<String, String> problems = new HashMap<>(typed.problems());
        if (!none
                && PROOFS.stream()
                        .allMatch(item -> typed.values().getOrDefault(item, "").isEmpty())) {
            problems.put("none", Words.text("members.claims.wrong.proof"));
        }
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return new ProofPage(here(token), form, problems, none);
        }
        if (typed.values().getOrDefault(Item.DOCUMENT_TAIL, "").isEmpty()) {
            typed.values().put(Item.DOCUMENT_KIND, "");
        }
        desk.say(claim.id(), typed.values());
        desk.send(claim.id());
        return Redirect.to(here(token));
    }

    private Typed typed() {
        return new Typed(
                LocalDate.ofInstant(clock.instant(), universities.current().timeZone()));
    }

    private Claim claim(String token) {
        UUID id = links.read(token).orElseThrow(() -> new NotFound("no such link"));
        return desk.read(id);
    }

    private static String here(String token) {
        return "/join/claim/" + token;
    }

    private static Map<String, String> written(Claim claim) {
        Map<String, String> values = new HashMap<>();
        claim.said().items().forEach((item, value) -> values.put(item.name(), value));
        return values;
    }
}
