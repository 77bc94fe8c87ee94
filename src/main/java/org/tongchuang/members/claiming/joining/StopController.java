package org.tongchuang.members.claiming.joining;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.tongchuang.members.claiming.claims.ClaimDesk;
import org.tongchuang.members.claiming.claims.ClaimLinks;
import org.tongchuang.members.claiming.claims.ClaimState;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;

/// "Not me: stop it", for whoever is reached at an address that stood on the record before. A look stops nothing.
@Controller
@RequestMapping("/join/stop/{token}")
class StopController {

    private final ClaimDesk desk;
    private final ClaimLinks links;

    StopController(ClaimDesk desk, ClaimLinks links) {
        this.desk = desk;
        this.links = links;
    }

    @GetMapping
    Page ask(@PathVariable String token) {
        return new StopPage("/join/stop/" + token, desk.read(read(token)).state() == ClaimState.APPROVED);
    }

    @PostMapping
    Page stop(@PathVariable String token) {
        desk.stop(read(token));
        return new StopPage("/join/stop/" + token, false);
    }

    private UUID read(String token) {
        return links.stopping(token).orElseThrow(() -> new NotFound("no such link"));
    }
}
