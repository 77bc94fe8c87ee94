package org.tongchuang.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.tongchuang.integrations.search.SearchDocument;
import org.tongchuang.integrations.search.SearchQuery.SortKey;
import org.tongchuang.integrations.search.SearchSchema;
import org.tongchuang.integrations.search.SearchSchema.Kind;
import org.tongchuang.members.names.NameForms;

/// Makes up members as the directory indexes them: 30 schools, 300 majors, 342 cities, 97 industries, 20,000
/// employers, 60 years, a payload of about 600 bytes. The same seed gives the same members.
public final class MemberMill {

    public static final List<String> FACETS = List.of(
            "school",
            "department",
            "major",
            "class",
            "entryYear",
            "graduationYear",
            "degree",
            "country",
            "city",
            "industry",
            "employer");

    private static final List<String> DEGREES = List.of("本科", "硕士", "博士", "专科");
    private static final List<String> COUNTRIES = List.of("美国", "英国", "加拿大", "澳大利亚", "日本", "新加坡", "德国");

    private final RandomGenerator random;
    private final NameMill names;

    public MemberMill(long seed) {
        random = new Random(seed);
        names = new NameMill(random);
    }

    public static SearchSchema schema() {
        var fields = new java.util.LinkedHashMap<String, Kind>();
        fields.put("name", Kind.NAME);
        fields.put("words", Kind.WORDS);
        fields.put("studentNumber", Kind.EXACT);
        FACETS.forEach(field -> fields.put(field, field.endsWith("Year") ? Kind.NUMBER : Kind.FACET));
        fields.put("byName", Kind.SORT);
        fields.put("byGraduation", Kind.SORT);
        return new SearchSchema(fields, List.of(SortKey.up("byName")));
    }

    /// One made-up member.
    ///
    /// @param degrees one or two, each with its own school, major, class and years
    public record Member(
            String id,
            String name,
            List<Degree> degrees,
            String country,
            String city,
            String industry,
            String employer,
            String title) {}

    public record Degree(int school, int major, int entry, int left, int group, String degree, String number) {
        public String className() {
            return "专业" + major + "-" + entry % 100 + group + "班";
        }
    }

    public Member next() {
        int employer = skewed(20_000);
        boolean abroad = random.nextInt(100) < 6;
        Degree first = degree(0);
        List<Degree> degrees = random.nextInt(100) < 15 ? List.of(first, degree(1)) : List.of(first);
        return new Member(
                new java.util.UUID(random.nextLong(), random.nextLong()).toString(),
                names.next(),
                degrees,
                abroad ? COUNTRIES.get(random.nextInt(COUNTRIES.size())) : "中国",
                abroad ? "海外城市" + random.nextInt(80) : "城市" + skewed(342),
                "行业" + employer % 97,
                "第" + employer + "科技有限公司",
                List.of("工程师", "经理", "教师", "总监", "研究员").get(random.nextInt(5)));
    }

    private Degree degree(int level) {
        int major = random.nextInt(300);
        int entry = 1965 + random.nextInt(60);
        return new Degree(
                major / 10,
                major,
                entry,
                entry + 4 - level,
                1 + random.nextInt(4),
                DEGREES.get(Math.min(3, level + random.nextInt(3))),
                String.valueOf(1_000_000_000L + random.nextInt(900_000_000)));
    }

    private int skewed(int count) {
        double drawn = random.nextDouble();
        return (int) (drawn * drawn * drawn * count);
    }

    public static SearchDocument document(Member member) {
        NameForms name = NameForms.of(member.name());
        SearchDocument.Draft draft = SearchDocument.draft(member.id(), 1)
                .put("name", name.value())
                .put("byName", name.sortKey())
                .sortNumber("byGraduation", member.degrees().getLast().left())
                .put("country", member.country())
                .put("city", member.city())
                .put("industry", member.industry())
                .put("employer", member.employer())
                .put("words", member.employer() + ' ' + member.title());
        for (Degree degree : member.degrees()) {
            draft.put("school", "学院" + degree.school())
                    .put("department", "系" + degree.major() / 3)
                    .put("major", "专业" + degree.major())
                    .put("class", degree.className())
                    .put("entryYear", degree.entry())
                    .put("graduationYear", degree.left())
                    .put("degree", degree.degree())
                    .put("studentNumber", degree.number())
                    .put("words", "专业" + degree.major() + ' ' + degree.className());
        }
        return draft.payload(row(member, name)).done();
    }

    public static byte[] row(Member member, NameForms name) {
        StringBuilder json = new StringBuilder("{\"id\":\"")
                .append(member.id())
                .append("\",\"name\":\"")
                .append(member.name())
                .append("\",\"pinyin\":\"")
                .append(name.pinyin())
                .append("\",\"educations\":")
                .append(member.degrees())
                .append(",\"current\":{\"employer\":\"")
                .append(member.employer())
                .append("\",\"title\":\"")
                .append(member.title())
                .append("\"},\"city\":\"")
                .append(member.city())
                .append("\"");
        while (json.length() < 520) {
            json.append(",\"more\":\"0123456789abcdefghij\"");
        }
        return json.append('}').toString().getBytes(UTF_8);
    }
}
