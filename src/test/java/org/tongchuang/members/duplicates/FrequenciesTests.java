package org.tongchuang.members.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.members.duplicates.People.facts;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongchuang.members.duplicates.Frequencies.Kind;

class FrequenciesTests {

    private static Frequencies of(String... namesAndTimes) {
        Terms terms = new Terms();
        PersonReading reading = new PersonReading(terms);
        Frequencies.Count count = new Frequencies.Count();
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < namesAndTimes.length; i += 2) {
            for (int n = 0; n < Integer.parseInt(namesAndTimes[i + 1]); n++) {
                people.add(reading.read(facts("name", namesAndTimes[i])));
                count.add(people.getLast(), terms);
            }
        }
        return count.shares(people);
    }

    @Test
    void countsLessForCommonNames() {
        Frequencies frequencies = of("张伟", "60", "张敏", "30", "庹敏", "10", "郗宗藩", "1");
        float common = frequencies.rarity(Kind.FAMILY, "张");
        float rare = frequencies.rarity(Kind.FAMILY, "庹");
        float unheard = frequencies.rarity(Kind.FAMILY, "佴");
        assertThat(common).isNegative();
        assertThat(rare).isGreaterThan(common + 2);
        assertThat(unheard).isGreaterThanOrEqualTo(rare);
        assertThat(frequencies.rarity(Kind.EMPLOYER, "某厂")).as("nothing known").isZero();
    }

    @Test
    void takesAWholeNameForNoRarerThanItIs() {
        Frequencies frequencies = of("张伟", "500", "李敏", "400", "Siti Wulandari", "40", "Budi Santoso", "40");
        Part siti = Part.of("Siti", "siti", "", false);
        Part wulandari = Part.of("Wulandari", "wulandari", "", false);
        float parts = frequencies.rarity(Kind.FAMILY, "wulandari") + frequencies.rarity(Kind.GIVEN, "siti");
        assertThat(frequencies.rarity(wulandari, siti)).isLessThan(parts - 2);
    }

    @Test
    void takesTwoCommonSpellingsForTwoNames() {
        Frequencies frequencies =
                of("Hans Schmidt", "50", "Hans Schmitt", "50", "Hans Schmxidt", "1", "Otto Bauer", "900");
        assertThat(frequencies.bothCommon(Kind.FAMILY, "schmidt", "schmitt")).isLessThan(-2);
        assertThat(frequencies.bothCommon(Kind.FAMILY, "schmidt", "schmxidt")).isZero();
    }
}
