package org.tongchuang;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.tongchuang.shared.Activity;
import org.tongchuang.shared.Page;

/// The rules of docs/STYLE that a machine can watch. Each list of exceptions says why, and may shrink but not grow.
class HouseRulesTests {

    /// What Spring's processing ahead of time leaves beside the house's own classes.
    private static final Pattern WRITTEN_BY_THE_BUILD = Pattern.compile(".*(__|\\$\\$)[^/]*\\.class");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(file -> !file.matches(WRITTEN_BY_THE_BUILD))
            .importPackages("org.tongchuang");

    /// Beans with a sixth collaborator, and what they need it for.
    private static final Map<String, String> WIDE =
            Map.of("BatchWriting", "one transaction over records, keys, counts, rows, offers and resemblances");

    /// Interfaces with one implementation so far, and why they are there all the same.
    private static final Map<String, String> ALONE = Map.of(
            "SearchEngine", "an OpenSearch cluster takes the place of Lucene on large installations",
            "SearchIndex", "as SearchEngine",
            "Rebuild", "as SearchEngine",
            "LookedUp", "the rooms to come",
            "Channel", "SMS and WeChat come beside e-mail",
            "Line", "as Channel",
            "PersonalData", "the rooms to come",
            "Target", "the archive is a room above, which the database may not know",
            "Known", "decisions about rows are tried without a database",
            "Former", "records lie below merges, which alone know what a merged record was");

    /// Public before anybody outside uses them, and for whom.
    private static final Map<String, String> AWAITED = Map.ofEntries(
            Map.entry("Activity", "the rooms to come"),
            Map.entry("Fresh", "the rooms to come"),
            Map.entry("PersonalData", "the rooms to come"),
            Map.entry("ContactFailures", "the mail room to come"),
            Map.entry("DiskSpace", "part of what EmbeddedPostgres tells"),
            Map.entry("LuceneEngine", "opened by benchmarks of other packages"),
            Map.entry("DemoPeople", "the cast of the tests and the benchmarks' people"),
            Map.entry("DemoPerson", "as DemoPeople"),
            Map.entry("DemoCast", "as DemoPeople"),
            Map.entry("Slip", "as DemoPeople"));

    /// Files past the 200 lines that are the aim, and what holds each together.
    private static final Map<String, String> LONG_FILES = Map.ofEntries(
            Map.entry("integrations/postgres/EmbeddedPostgres", "one line over"),
            Map.entry("integrations/search/lucene/Generation", "all that must agree on one set of segments"),
            Map.entry("integrations/search/lucene/LuceneIndex", "the lock under which readers and a rebuild meet"),
            Map.entry("integrations/sheets/XlsxWorkbook", "the parts of one file format"),
            Map.entry("members/directory/DirectoryIndex", "the order in which changes reach the index"),
            Map.entry("members/imports/RosterDesk", "every act on an import, with its right checked"),
            Map.entry("members/imports/taking/RosterFacts", "one rule a field"),
            Map.entry("members/imports/RosterImports", "SQL of one table"),
            Map.entry("members/imports/RosterRows", "SQL of one table and its corrections"),
            Map.entry("members/records/Members", "SQL of one aggregate"),
            Map.entry("privacy/AuditEvents", "SQL of one table"),
            Map.entry("privacy/keys/Keyring", "the order in which keys are made and opened"),
            Map.entry("privacy/keys/Keyset", "one kind of key after the other"),
            Map.entry("members/roster/DateReading", "one reading a way of writing"),
            Map.entry("members/roster/StudyReading", "one reading a way of writing"));

    /// Packages past 25 files, and how many they hold: flat features whose files are small.
    private static final Map<String, Integer> WIDE_PACKAGES = Map.of(
            "shared", 40,
            "integrations/sheets", 32,
            "integrations/search/lucene", 33,
            "members/roster", 36,
            "members/duplicates", 34,
            "members/directory", 27,
            "members/quality", 31,
            "members/records", 33);

    private static final Set<Object> ABSENT_FROM_A_START = Set.of("tongchuang.visit", "tongchuang.demo");

    private static final int LINES_AIMED_AT = 200;
    private static final int LINES = 300;
    private static final int METHOD_LINES = 40;
    private static final int FILES_IN_A_PACKAGE = 25;

    @Test
    void namesThingsAfterWhatTheyAre() {
        Pattern empty = Pattern.compile(
                ".*(Impl|Manager|Helper|Utils?|Dto|DTO|Mapper|Entity|Repository|Processor|Wrapper|Bean)|(Base|Abstract|Common|Default)[A-Z].*|.*Common.*");
        assertThat(HOUSE.stream()
                        .filter(type -> !type.isAnonymousClass())
                        .map(JavaClass::getSimpleName)
                        .filter(name -> empty.matcher(name).matches()))
                .isEmpty();
        assertThat(
                        HOUSE.stream()
                                .map(JavaClass::getPackageName)
                                .distinct()
                                .filter(
                                        name -> name.matches(
                                                ".*\\.(config|common|utils?|core|impl|dto|support|helpers?|base|model|service|web)(\\..*)?")))
                .isEmpty();
    }

    @Test
    void makesPagesAndActivitiesOfRecords() {
        classes().that().implement(Page.class).should().beRecords().check(HOUSE);
        classes()
                .that()
                .implement(Activity.class)
                .should()
                .beRecords()
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void keepsControllersAndConfigurationToTheirPackage() {
        classes()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .or()
                .areAnnotatedWith(Configuration.class)
                .and()
                .areNotAnnotatedWith(org.springframework.boot.autoconfigure.SpringBootApplication.class)
                .should()
                .notBePublic()
                .check(HOUSE);
    }

    /// Public is what another package uses; pages are, so that templates can be reloaded while one works on them.
    @Test
    void showsNoOtherPackageWhatItDoesNotUse() {
        assertThat(HOUSE.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass())
                        .filter(type -> !type.isAssignableTo(Page.class) && !type.isEquivalentTo(Tongchuang.class))
                        .filter(type -> !type.getSimpleName().startsWith("Jte"))
                        .filter(type -> type.getDirectDependenciesToSelf().stream()
                                .allMatch(use -> use.getOriginClass()
                                                .getPackageName()
                                                .equals(type.getPackageName())
                                        && !use.getOriginClass().getName().contains(".Jte")))
                        .filter(type -> !usedByAPage(type) && !AWAITED.containsKey(type.getSimpleName()))
                        .map(JavaClass::getSimpleName))
                .as("public, yet used in their own package only")
                .isEmpty();
    }

    private static boolean usedByAPage(JavaClass type) {
        return type.getDirectDependenciesToSelf().stream()
                .map(use -> use.getOriginClass())
                .anyMatch(user -> user.isAssignableTo(Page.class)
                        || user.getEnclosingClass()
                                .filter(outer -> outer.isAssignableTo(Page.class))
                                .isPresent());
    }

    @Test
    void readsTheTimeFromTheClock() {
        var now = Pattern.compile("now|currentTimeMillis");
        assertThat(HOUSE.stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> now.matcher(call.getName()).matches()
                                && call.getTarget().getRawParameterTypes().isEmpty()
                                && (call.getTargetOwner().getPackageName().equals("java.time")
                                        || call.getTargetOwner().isEquivalentTo(System.class)))
                        .filter(call -> !call.getOriginOwner().isEquivalentTo(org.tongchuang.shared.Ids.class))
                        .map(Object::toString))
                .isEmpty();
    }

    /// The beans are written down when the program is built. Only the demo and doctor, who look for theirs anew at
    /// every start, may add some or leave some out.
    @Test
    void makesNoBeanDependOnWhatOnlyAStartKnows() {
        assertThat(HOUSE.stream()
                        .<HasAnnotations<?>>flatMap(type -> Stream.concat(Stream.of(type), type.getMethods().stream()))
                        .filter(place -> place.isMetaAnnotatedWith(Conditional.class))
                        .filter(place -> place.getAnnotations().stream()
                                .flatMap(condition -> condition.getProperties().values().stream())
                                .flatMap(value -> value instanceof Object[] all ? Stream.of(all) : Stream.of(value))
                                .noneMatch(ABSENT_FROM_A_START::contains))
                        .map(Object::toString))
                .isEmpty();
    }

    @Test
    void wiresThroughConstructorsAndNarrowly() {
        noFields().should().beAnnotatedWith(Autowired.class).check(HOUSE);
        assertThat(HOUSE.stream()
                        .filter(type -> type.isMetaAnnotatedWith(Component.class))
                        .flatMap(type -> type.getConstructors().stream())
                        .filter(made -> made.getRawParameterTypes().size()
                                > (WIDE.containsKey(made.getOwner().getSimpleName()) ? 6 : 5))
                        .map(made -> made.getOwner().getSimpleName() + " takes "
                                + made.getRawParameterTypes().size()))
                .isEmpty();
    }

    /// One with a single method may be a lambda, which class files don't show.
    @Test
    void makesNoInterfaceForOneImplementation() {
        Set<String> alone = new TreeSet<>();
        for (JavaClass type : HOUSE) {
            long asks = type.getMethods().stream()
                    .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                    .count();
            long answers = type.getAllSubclasses().stream()
                    .filter(sub -> !sub.isInterface())
                    .count();
            if (type.isInterface() && !type.isAnnotation() && asks > 1 && answers == 1) {
                alone.add(type.getSimpleName());
            }
        }
        assertThat(alone).isSubsetOf(ALONE.keySet());
    }

    @Test
    void speaksToOtherSystemsFromOneRoom() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.tongchuang.integrations..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..",
                        "org.springframework.web.client..",
                        "org.springframework.web.reactive.function.client..",
                        "org.apache.lucene..",
                        "jakarta.mail..",
                        "org.eclipse.angus..",
                        "org.apache.poi..",
                        "de.siegmar..",
                        "org.dhatim..",
                        "io.zonky..")
                .check(HOUSE);
    }

    @Test
    void marksAllAsNeverNull() {
        assertThat(HOUSE.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(pack -> !pack.getClasses().stream().allMatch(this::isTemplate))
                        .filter(pack -> !CanBeAnnotated.Predicates.annotatedWith(
                                        org.jspecify.annotations.NullMarked.class)
                                .test(pack))
                        .map(pack -> pack.getName()))
                .isEmpty();
    }

    private boolean isTemplate(JavaClass type) {
        return type.getSimpleName().startsWith("Jte");
    }

    @Test
    void saysOfEachPackageWhatItIsFor() {
        assertThat(Sources.java().stream().map(Path::getParent).distinct().filter(folder -> {
                    Path info = folder.resolve("package-info.java");
                    return !Files.exists(info)
                            || !Sources.text(info).startsWith("/// ")
                            || !Sources.text(info).contains("@NullMarked");
                }))
                .isEmpty();
    }

    @Test
    void asksOtherRoomsInsteadOfTheirTables() {
        var table = Pattern.compile(
                "(?i)\\b(?:from|join|into|update|only|table|references|copy|exists)\\s+([a-z]+)\\.[a-z_]+|^([a-z]+)\\.[a-z_]+ \\(");
        Set<String> rooms = rooms();
        List<String> strangers = new ArrayList<>();
        for (Sources.Literal literal : Sources.literals()) {
            var found = table.matcher(literal.value());
            while (found.find()) {
                String schema = found.group(1) != null ? found.group(1) : found.group(2);
                if (rooms.contains(schema) && !schema.equals(Sources.room(literal.file()))) {
                    strangers.add(Sources.name(literal.file()) + " reads "
                            + found.group().strip());
                }
            }
        }
        assertThat(strangers).isEmpty();
    }

    @Test
    void keepsEachRoomsTablesInItsOwnSchema() {
        Path migrations = Sources.RESOURCES.resolve("db/migration");
        var made = Pattern.compile(
                "(?im)^\\s*(?:create|alter|drop)\\s+(?:unique\\s+)?(?:unlogged\\s+)?(table|index|schema|view|sequence|function|trigger)\\s+(?:concurrently\\s+)?(?:if\\s+(?:not\\s+)?exists\\s+)?([a-z_.]+)(?:\\s+on\\s+([a-z_.]+))?");
        var pointsTo = Pattern.compile("(?i)references\\s+([a-z]+)\\.([a-z_]+)");
        List<String> outside = new ArrayList<>();
        for (Path file : Sources.files(migrations, ".sql")) {
            String room = migrations.relativize(file).getName(0).toString();
            Set<String> schemas = room.equals("__root") ? Set.of("shared", "identity") : Set.of(room);
            String sql = Sources.text(file).replaceAll("--.*", "");
            var statement = made.matcher(sql);
            while (statement.find()) {
                boolean plain =
                        Set.of("index", "trigger").contains(statement.group(1).toLowerCase(java.util.Locale.ROOT));
                String what = plain && statement.group(3) != null ? statement.group(3) : statement.group(2);
                if (!schemas.contains(what.replaceFirst("\\..*", ""))) {
                    outside.add(file.getFileName() + ": " + statement.group().strip());
                }
            }
            var key = pointsTo.matcher(sql);
            while (key.find()) {
                if (!schemas.contains(key.group(1)) && !key.group().endsWith(" members.member")) {
                    outside.add(file.getFileName() + ": " + key.group());
                }
            }
        }
        assertThat(outside).isEmpty();
    }

    @Test
    void keepsFilesShort() {
        assertThat(Sources.java().stream()
                        .filter(file -> Sources.lines(file) > LINES)
                        .map(Sources::name))
                .as("over %d lines", LINES)
                .isEmpty();
        assertThat(Sources.java().stream()
                        .filter(file -> Sources.lines(file) > LINES_AIMED_AT)
                        .map(Sources::name))
                .as("over %d lines: part it in two, by what it is for", LINES_AIMED_AT)
                .isSubsetOf(LONG_FILES.keySet());
    }

    @Test
    void keepsMethodsShort() {
        assertThat(Sources.methodsLongerThan(METHOD_LINES)).isEmpty();
    }

    @Test
    void keepsPackagesSmall() {
        Map<String, Long> sizes = Sources.java().stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        file -> Sources.name(file).replaceFirst("/[^/]+$", ""),
                        java.util.stream.Collectors.counting()));
        assertThat(sizes.entrySet().stream()
                        .filter(entry ->
                                entry.getValue() > WIDE_PACKAGES.getOrDefault(entry.getKey(), FILES_IN_A_PACKAGE))
                        .map(entry -> entry.getKey() + " has " + entry.getValue()))
                .isEmpty();
    }

    private static Set<String> rooms() {
        Set<String> rooms = new TreeSet<>();
        Sources.java().forEach(file -> rooms.add(Sources.room(file)));
        rooms.remove("");
        return rooms;
    }
}
