package org.tongchuang.members.stilltrue;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.members.mine.OwnDesk;
import org.tongchuang.members.mine.OwnEditing;
import org.tongchuang.members.mine.Part;
import org.tongchuang.members.mine.Self;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;

/// One press that all is still true, or a few words on what is not, by the link in a letter and without signing in.
/// Looking at the link, as scanners of letters do, says nothing.
@Controller
@RequestMapping("/still-true/{token}")
class StillTrueController {

    private final StillTrueLinks links;
    private final Members members;
    private final OwnDesk records;
    private final OwnEditing editing;

    StillTrueController(StillTrueLinks links, Members members, OwnDesk records, OwnEditing editing) {
        this.links = links;
        this.members = members;
        this.records = records;
        this.editing = editing;
    }

    @GetMapping
    Page show(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        return with(token, request, response, self -> page(self, token, false));
    }

    @PostMapping
    Page confirm(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        return with(token, request, response, self -> {
            records.confirm(self);
            return page(self, token, true);
        });
    }

    @GetMapping("/edit/{part}")
    Page form(
            @PathVariable String token,
            @PathVariable String part,
            HttpServletRequest request,
            HttpServletResponse response) {
        return with(token, request, response, self -> editing.form(self, base(token), Part.named(part), true));
    }

    @PostMapping("/edit/{part}")
    Page save(
            @PathVariable String token,
            @PathVariable String part,
            @RequestParam long version,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            HttpServletResponse response) {
        return with(
                token,
                request,
                response,
                self -> editing.save(self, base(token), Part.named(part), version, sent, response, true));
    }

    private Page page(Self self, String token, boolean done) {
        return new StillTruePage(editing.view(self, base(token), true), done);
    }

    private Page with(
            String token, HttpServletRequest request, HttpServletResponse response, Function<Self, Page> act) {
        MemberId member = links.read(token)
                .flatMap(members::find)
                .map(found -> found.id())
                .orElse(null);
        if (member == null) {
            response.setStatus(HttpStatus.GONE.value());
            return new StillTrueGonePage();
        }
        return act.apply(Self.byLink(member, "still-true", request.getRemoteAddr()));
    }

    private static String base(String token) {
        return "/still-true/" + token;
    }
}
