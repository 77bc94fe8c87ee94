package org.tongchuang.members.claiming.campus;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.identity.Newcomer;
import org.tongchuang.members.claiming.claims.Claim;
import org.tongchuang.members.claiming.claims.ClaimLinks;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;

/// From campus sign-on to an account: an address, its code, in.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Controller
@RequestMapping("/join/campus/{id:[0-9a-f-]{36}}")
class CampusController {

    private final CampusDesk desk;
    private final ClaimLinks links;

    CampusController(CampusDesk desk, ClaimLinks links) {
        this.desk = desk;
        this.links = links;
    }

    @GetMapping
    Page show(@PathVariable UUID id) {
        return with(id, newcomer -> CampusPage.of(id, newcomer, "", null));
    }

    @PostMapping
    Page send(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String email,
            HttpServletRequest request,
            HttpServletResponse response) {
        return with(id, newcomer -> {
            try {
                UUID question = desk.ask(newcomer, email, request.getRemoteAddr());
                return new CampusCodePage(id, question, email.strip(), null);
            } catch (Refusal refused) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                return CampusPage.of(id, newcomer, email, refused.words());
            }
        });
    }

    @PostMapping("/code")
    Page code(
            @PathVariable UUID id,
            @RequestParam UUID question,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        return with(id, newcomer -> {
            try {
                Claim claim = desk.join(id, newcomer, question, email, code, request.getRemoteAddr());
                return desk.isIn(claim)
                        ? desk.enter(claim, request, response)
                        : Redirect.to(links.path(claim)).saying("members.campus.more");
            } catch (Refusal refused) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                return "code".equals(refused.field())
                        ? new CampusCodePage(id, question, email, refused.words())
                        : CampusPage.of(id, newcomer, email, refused.words());
            }
        });
    }

    private Page with(UUID id, Function<Newcomer, Page> act) {
        return desk.find(id).map(act).orElseGet(() -> Redirect.to("/sign-in").saying("members.campus.late"));
    }
}
