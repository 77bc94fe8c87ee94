package org.tongchuang.privacy.rights;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;

/// A copy of all that is held about oneself.
@Controller
@RequestMapping("/me/data")
class DataController {

    private final CopyDesk desk;

    DataController(CopyDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    Page show(Actor actor) {
        return new DataPage(desk.of(actor), desk.now());
    }

    @PostMapping
    Page ask(Actor actor) {
        desk.ask(actor);
        return Redirect.to("/me/data").saying("privacy.data.asked");
    }

    @GetMapping("/{id}")
    void fetch(Actor actor, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        try (InputStream copy = desk.fetch(actor, id)) {
            send(copy, response);
        }
    }

    static void send(InputStream copy, HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"my-data.zip\"");
        response.setHeader("Cache-Control", "no-store");
        copy.transferTo(response.getOutputStream());
    }
}
