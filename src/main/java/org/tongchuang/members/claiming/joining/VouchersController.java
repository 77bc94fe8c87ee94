package org.tongchuang.members.claiming.joining;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.members.claiming.claims.Claim;
import org.tongchuang.members.claiming.claims.Wishes;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;

/// Names classmates to be asked; who of them is here, nobody is told.
@Controller
@RequestMapping("/join/claim/{token}/vouchers")
class VouchersController {

    private final StatusDesk desk;
    private final Wishes wishes;

    VouchersController(StatusDesk desk, Wishes wishes) {
        this.desk = desk;
        this.wishes = wishes;
    }

    @PostMapping
    Page ask(@PathVariable String token, @RequestParam(defaultValue = "") String names, HttpServletResponse response) {
        try {
            Claim claim = desk.claim(token);
            if (!claim.state().isForOffice()) {
                throw Refusal.at("names", "members.claims.not-now");
            }
            wishes.add(claim.id(), names);
            return Redirect.to("/join/claim/" + token).saying("members.claims.vouch.sent");
        } catch (Refusal refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return desk.page(token, false, Map.of("names", refused.words()));
        }
    }
}
