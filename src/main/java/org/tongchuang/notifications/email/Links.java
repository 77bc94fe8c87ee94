package org.tongchuang.notifications.email;

import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tongchuang.notifications.Categories;
import org.tongchuang.privacy.SignedLinks;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.notices.NoticeCategory;
import org.tongchuang.shared.notices.NoticeCategory.Medium;

/// The addresses in letters, whole and, where nobody need sign in, signed.
@Component
public class Links {

    private static final String CHOOSE = "notifications.choose";
    private static final String UNSUBSCRIBE = "notifications.unsubscribe";

    private final SignedLinks signed;
    private final Categories categories;
    private final String publicUrl;

    Links(SignedLinks signed, Categories categories, @Value("${tongchuang.public-url}") String publicUrl) {
        this.signed = signed;
        this.categories = categories;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    String absolute(String path) {
        return publicUrl + path;
    }

    /// Where this person chooses what they get.
    String choosing(UUID person) {
        return absolute(choosingHere(person));
    }

    /// The same as a path of the platform.
    public String choosingHere(UUID person) {
        return "/notices/preferences/" + signed.sign(CHOOSE, person.toString(), null);
    }

    /// Whose preferences this token opens.
    public Optional<UUID> chooser(String token) {
        return signed.read(CHOOSE, token).flatMap(read -> Ids.read(read.subject()));
    }

    /// Where one POST switches this off for this person.
    String unsubscribing(UUID person, String category, Medium medium) {
        return absolute("/notices/unsubscribe/"
                + signed.sign(UNSUBSCRIBE, person + " " + category + " " + medium.name(), null));
    }

    /// What this token switches off; nothing when it is not ours, or the category is gone.
    public Optional<Unsubscribing> unsubscribing(String token) {
        return signed.read(UNSUBSCRIBE, token)
                .map(read -> read.subject().split(" "))
                .flatMap(parts -> categories
                        .find(parts[1])
                        .filter(category -> !category.necessary())
                        .map(category ->
                                new Unsubscribing(UUID.fromString(parts[0]), category, Medium.valueOf(parts[2]))));
    }

    public record Unsubscribing(UUID person, NoticeCategory category, Medium medium) {}
}
