package org.tongchuang.members.card.app;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.tongchuang.shared.Assets;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Universities;
import org.tongchuang.shared.University;
import org.tongchuang.shared.Words;

/// The files by which a browser installs the card or the gate. They hold nothing about anybody and are open to all.
@Controller
@RequestMapping("/app")
class AppController {

    private static final List<Integer> SIZES = List.of(180, 192, 512);
    private static final List<String> FRAME = List.of(
            "/kit/tongchuang.css",
            "/kit/tongchuang.js",
            "/kit/icons.svg",
            "/kit/seal.svg",
            "/webjars/htmx.org/dist/htmx.min.js");

    private final Universities universities;
    private final AppIcons icons;

    AppController(Universities universities, AppIcons icons) {
        this.universities = universities;
        this.icons = icons;
    }

    record Icon(String src, String sizes, String type, String purpose) {}

    record Manifest(
            String id,
            String name,
            String short_name,
            String lang,
            String start_url,
            String scope,
            String display,
            String theme_color,
            String background_color,
            List<Icon> icons) {}

    @GetMapping("/{place}.webmanifest")
    ResponseEntity<Manifest> manifest(@PathVariable String place) {
        String path = path(place);
        University university = universities.current();
        String name = Words.text("members.app." + place);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/manifest+json"))
                .cacheControl(CacheControl.noCache())
                .body(new Manifest(
                        path,
                        university.name() + " " + name,
                        name,
                        Words.language(),
                        path,
                        "/",
                        "standalone",
                        university.accent(),
                        "#FBF9F5",
                        List.of(
                                icon(university, 192, "any"),
                                icon(university, 512, "any"),
                                icon(university, 512, "maskable"))));
    }

    @GetMapping("/{version}/icon-{size}.png")
    ResponseEntity<byte[]> icon(@PathVariable long version, @PathVariable int size) {
        if (!SIZES.contains(size)) {
            throw new NotFound("icon of " + size);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .body(icons.of(universities.current(), size));
    }

    /// The worker of one place: it keeps the frame and these files, and never a page that knows somebody.
    @GetMapping("/{place}/worker.js")
    ResponseEntity<String> worker(@PathVariable String place) {
        String path = path(place);
        University university = universities.current();
        String files = java.util.stream.Stream.concat(
                        java.util.stream.Stream.concat(FRAME.stream(), scripts(place).stream())
                                .map(Assets::asset),
                        java.util.stream.Stream.of(
                                "/university/" + university.version() + "/colours.css",
                                "/app/" + place + ".webmanifest",
                                "/app/" + university.version() + "/icon-192.png"))
                .map(file -> "'" + file + "'")
                .collect(Collectors.joining(","));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .cacheControl(CacheControl.noCache())
                .header("Service-Worker-Allowed", path)
                .body("const PLACE='" + path + "',FILES=[" + files + "];importScripts('"
                        + Assets.asset("/kit/worker.js") + "');\n");
    }

    private static List<String> scripts(String place) {
        return place.equals("card") ? List.of("/kit/card.js") : List.of("/kit/gate.js", "/kit/qr-reader.js");
    }

    private static String path(String place) {
        return switch (place) {
            case "card", "gate" -> "/" + place;
            default -> throw new NotFound("app " + place);
        };
    }

    private static Icon icon(University university, int size, String purpose) {
        return new Icon(
                "/app/" + university.version() + "/icon-" + size + ".png", size + "x" + size, "image/png", purpose);
    }
}
