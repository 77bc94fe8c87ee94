package org.tongchuang.members.visibility;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Refusal;

/// Who sees what of oneself, for programs.
@RestController
@RequestMapping("/api/v1/me/visibility")
class ChoiceApi {

    private final ChoiceDesk desk;

    ChoiceApi(ChoiceDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    Chosen show(Actor actor) {
        return Chosen.of(desk.mine(actor));
    }

    /// A field not named stays as it is; `listed` is `yes` or `no`.
    @PatchMapping
    Chosen choose(Actor actor, @RequestBody Map<String, String> wanted) {
        Map<String, String> audiences = new LinkedHashMap<>(wanted);
        String listed = audiences.remove("listed");
        if (listed != null && !listed.equals(Visibility.YES) && !listed.equals(Visibility.NO)) {
            throw Refusal.at("listed", "members.choices.unknown");
        }
        return Chosen.of(desk.choose(actor, audiences, listed == null ? null : listed.equals(Visibility.YES)));
    }

    /// @param listed `yes`, `no`, or `unasked`
    /// @param audiences field to `everyone`, `members`, `near`, `group-officers` or `self`
    record Chosen(String listed, Map<String, String> audiences) {

        static Chosen of(Member member) {
            Visibility visibility = Visibility.of(member.facts());
            Map<String, String> audiences = new LinkedHashMap<>();
            for (Field field : Field.values()) {
                audiences.put(field.key(), visibility.chosen(field).key());
            }
            String listed =
                    switch (visibility.standing()) {
                        case LISTED -> Visibility.YES;
                        case UNLISTED -> Visibility.NO;
                        case UNASKED -> "unasked";
                    };
            return new Chosen(listed, audiences);
        }
    }
}
