package org.tongchuang.shared;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The university's logo and colours as files; their addresses carry the settings' version and so never grow stale.
@Controller
class UniversityController {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Universities universities;

    UniversityController(Universities universities) {
        this.universities = universities;
    }

    @GetMapping("/university/{version}/logo")
    ResponseEntity<byte[]> logo(@PathVariable long version) {
        Universities.Logo logo = universities.logo().orElseThrow(() -> new NotFound("logo"));
        return ResponseEntity.ok()
                .cacheControl(FOR_EVER)
                .contentType(MediaType.parseMediaType(logo.type()))
                .body(logo.bytes());
    }

    @GetMapping(value = "/university/{version}/colours.css", produces = "text/css")
    ResponseEntity<String> colours(@PathVariable long version) {
        University university = universities.current();
        return ResponseEntity.ok()
                .cacheControl(FOR_EVER)
                .body(Colours.stylesheet(university.accent(), university.second()));
    }
}
