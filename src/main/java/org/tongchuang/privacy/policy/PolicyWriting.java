package org.tongchuang.privacy.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tongchuang.privacy.SealedColumn;
import org.tongchuang.privacy.consent.Purposes;
import org.tongchuang.privacy.retention.RetentionRules;
import org.tongchuang.shared.Universities;
import org.tongchuang.shared.University;
import org.tongchuang.shared.Words;
import org.tongchuang.shared.privacy.DataPurpose;
import org.tongchuang.shared.privacy.Processors;

/// Writes the policy from the purposes the rooms declare, how their data is sealed, how long it is kept, and who
/// handles it outside as the installation is set up now.
@Component
class PolicyWriting {

    /// What people may do, and where.
    private static final Map<String, String> RIGHTS = rights();

    private final Purposes purposes;
    private final RetentionRules retention;
    private final ObjectProvider<SealedColumn> sealed;
    private final ObjectProvider<Processors> outside;
    private final Universities universities;

    PolicyWriting(
            Purposes purposes,
            RetentionRules retention,
            ObjectProvider<SealedColumn> sealed,
            ObjectProvider<Processors> outside,
            Universities universities) {
        this.purposes = purposes;
        this.retention = retention;
        this.sealed = sealed;
        this.outside = outside;
        this.universities = universities;
    }

    private static Map<String, String> rights() {
        Map<String, String> rights = new LinkedHashMap<>();
        rights.put("know", "/me");
        rights.put("copy", "/me/data");
        rights.put("correct", "/me");
        rights.put("limit", "/me/visibility");
        rights.put("looks", "/me/looks");
        rights.put("consent", "/me/consents");
        rights.put("erase", "/me/erasure");
        rights.put("complain", "");
        return rights;
    }

    Policy in(Locale language, Contact contact) {
        Sheet sheet = new Sheet(language, new ArrayList<>());
        University university = universities.current();
        boolean chinese = Words.CHINESE.equals(language);
        sheet.section("privacy.policy.who");
        sheet.line(
                "privacy.policy.who.words",
                chinese || university.nameEnglish().isBlank() ? university.nameChinese() : university.nameEnglish());
        contact(sheet, contact);
        sheet.section("privacy.policy.purposes");
        purposes.all().forEach(purpose -> purpose(sheet, purpose));
        sheet.section("privacy.policy.protection");
        sheet.line("privacy.policy.protection.words");
        sealed.stream()
                .map(SealedColumn::purpose)
                .filter(purpose -> !purpose.isMac())
                .distinct()
                .sorted()
                .forEach(purpose -> sheet.line("privacy.sealed." + purpose.name()));
        sheet.section("privacy.policy.outside");
        outside(sheet, chinese);
        sheet.section("privacy.policy.retention");
        Map<String, Integer> days = retention.days();
        retention.all().forEach(rule -> {
            sheet.part(sheet.text(rule.id() + ".name"));
            sheet.line("privacy.policy.days", days.getOrDefault(rule.id(), 0), sheet.text(rule.id() + ".about"));
        });
        sheet.section("privacy.policy.rights");
        RIGHTS.forEach((right, href) -> sheet.link("privacy.right." + right, href));
        return new Policy(sheet.lines);
    }

    private static void contact(Sheet sheet, Contact contact) {
        if (contact.isEmpty()) {
            sheet.line("privacy.policy.contact.office");
            return;
        }
        sheet.line("privacy.policy.contact", contact.name());
        for (String way : List.of(contact.email(), contact.phone(), contact.address())) {
            if (!way.isBlank()) {
                sheet.lines.add(new Policy.Line(3, way, ""));
            }
        }
    }

    private static void purpose(Sheet sheet, DataPurpose purpose) {
        sheet.part(sheet.text(purpose.id() + ".name"));
        sheet.line(purpose.id() + ".about");
        sheet.line("privacy.policy.fields", sheet.list(purpose.fields()));
        sheet.line(
                "privacy.policy.basis",
                sheet.text("privacy.basis." + purpose.basis().name()));
        if (purpose.separate() != DataPurpose.Separate.NO) {
            sheet.line("privacy.separate." + purpose.separate().name());
        }
        if (!purpose.processors().isEmpty()) {
            sheet.line("privacy.policy.processors", sheet.list(purpose.processors()));
        }
        sheet.line(purpose.retention());
    }

    private void outside(Sheet sheet, boolean chinese) {
        List<Processors.Outsider> all =
                outside.stream().flatMap(room -> room.now().stream()).toList();
        sheet.line(all.isEmpty() ? "privacy.policy.outside.none" : "privacy.policy.outside.words");
        all.forEach(one -> {
            sheet.part(chinese || one.nameEnglish().isBlank() ? one.nameChinese() : one.nameEnglish());
            sheet.line(one.doing());
        });
    }

    private record Sheet(Locale language, List<Policy.Line> lines) {

        String text(String key, Object... args) {
            return Words.text(language, key, args);
        }

        String list(List<String> keys) {
            return keys.stream().map(this::text).collect(Collectors.joining(text("privacy.policy.and")));
        }

        void section(String key) {
            lines.add(new Policy.Line(1, text(key), ""));
        }

        void part(String head) {
            lines.add(new Policy.Line(2, head, ""));
        }

        void line(String key, Object... args) {
            lines.add(new Policy.Line(3, text(key, args), ""));
        }

        void link(String key, String href) {
            lines.add(new Policy.Line(3, text(key), href));
        }
    }
}
