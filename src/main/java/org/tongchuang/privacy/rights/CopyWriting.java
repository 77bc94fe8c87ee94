package org.tongchuang.privacy.rights;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.PersonalData;
import org.tongchuang.shared.Universities;
import org.tongchuang.shared.University;
import org.tongchuang.shared.Words;
import tools.jackson.databind.json.JsonMapper;

/// Writes the page of a copy: all of it on one sheet, in the reader's language, to be read in any browser and without
/// the platform.
@Component
class CopyWriting {

    private final TemplateEngine templates;
    private final Universities universities;
    private final JsonMapper json;

    CopyWriting(TemplateEngine templates, Universities universities, JsonMapper json) {
        this.templates = templates;
        this.universities = universities;
        this.json = json;
    }

    String page(DataCopy copy, Map<PersonalData, Map<String, Object>> held, List<String> papers) {
        University university = universities.current();
        ZoneId zone = university.timeZone();
        List<CopyPage.Section> sections = new ArrayList<>();
        held.forEach((room, all) -> sections.add(new CopyPage.Section(
                room.part(),
                Words.textOr(room.part(), title(room)),
                room.describe().stream().map(Words::text).toList(),
                Tree.of(json.valueToTree(all), room.words(), zone))));
        CopyPage page = new CopyPage(
                Words.language(),
                Words.chinese() || university.nameEnglish().isBlank()
                        ? university.nameChinese()
                        : university.nameEnglish(),
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(zone).format(copy.askedAt()),
                sections,
                papers);
        StringOutput html = new StringOutput();
        templates.render("privacy/rights/CopyPage.jte", Map.of("page", page), html);
        return html.toString();
    }

    /// The message key of what a part is called, such as `members.copy.part.claiming`.
    static String title(PersonalData room) {
        return room.words() + "part." + room.part().substring(room.part().lastIndexOf('.') + 1);
    }
}
