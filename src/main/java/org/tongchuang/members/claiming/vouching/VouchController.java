package org.tongchuang.members.claiming.vouching;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.members.claiming.claims.Claim;
import org.tongchuang.members.claiming.evidence.Item;
import org.tongchuang.members.records.RecordPage;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;

/// One tap for a classmate who was written to. Looking at the link, as scanners of letters do, says nothing.
@Controller
@RequestMapping("/join/vouch/{token}")
class VouchController {

    private final AskingClassmates asking;
    private final VouchDesk desk;

    VouchController(AskingClassmates asking, VouchDesk desk) {
        this.asking = asking;
        this.desk = desk;
    }

    @GetMapping
    Page ask(@PathVariable String token) {
        String here = "/join/vouch/" + token;
        return desk.question(read(token))
                .map(claim -> new VouchPage(here, claim.name(), study(claim), true))
                .orElseGet(() -> new VouchPage(here, "", "", false));
    }

    @PostMapping
    Page answer(@PathVariable String token, @RequestParam Vouches.Answer answer, HttpServletRequest request) {
        desk.answer(read(token), answer, request.getRemoteAddr());
        return new VouchPage("/join/vouch/" + token, "", "", false);
    }

    private UUID read(String token) {
        return asking.question(token).orElseThrow(() -> new NotFound("no such link"));
    }

    private static String study(Claim claim) {
        var said = claim.said().items();
        return RecordPage.joined(
                " · ", said.get(Item.SCHOOL), said.get(Item.MAJOR), said.get(Item.CLASS), said.get(Item.ENTRY_YEAR));
    }
}
