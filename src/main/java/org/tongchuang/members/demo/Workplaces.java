package org.tongchuang.members.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Cities, employers by field of work, and how titles rise.
final class Workplaces {

    private static final Pattern EMPLOYER = Pattern.compile("([^@#~]+)(?:@([^#~]+))?(?:#(\\d+))?(?:~(\\d+))?");
    private static final Pattern ABROAD = Pattern.compile("(.+?):(\\S+)(?:\\s+|$)");

    record City(String name, String province, String areaCode, List<String> districts) {}

    /// @param cities none: it is found in any
    record Employer(
            String field, String industry, String ladder, String name, List<String> cities, int since, int last) {

        boolean existed(int year) {
            return since <= year && year <= last;
        }

        boolean isIn(String city) {
            return cities.isEmpty() || cities.contains(city);
        }

        String nameIn(String city) {
            return name.replace("{c}", city);
        }
    }

    record Country(String code, List<String> cities, List<Employer> employers) {}

    private final Map<String, City> cities = new LinkedHashMap<>();
    private final Shares<City> early = new Shares<>();
    private final Shares<City> late = new Shares<>();
    private final Map<String, List<Employer>> byField = new HashMap<>();
    private final Map<String, List<List<String>>> ladders = new HashMap<>();
    private final Map<String, Country> countries = new LinkedHashMap<>();
    private final Shares<Country> abroad = new Shares<>();

    Workplaces() {
        Lines.of("cities.txt").forEach(this::readCity);
        Lines.of("employers.txt").forEach(this::readEmployers);
        for (String line : Lines.of("ladders.txt")) {
            String[] parts = line.split(":", 2);
            List<List<String>> steps = new ArrayList<>();
            for (String step : parts[1].split(">")) {
                steps.add(List.of(step.strip().split("/")));
            }
            ladders.put(parts[0], steps);
        }
        Lines.of("abroad.txt").forEach(this::readCountry);
    }

    private void readCity(String line) {
        List<String> words = Lines.words(line);
        City city = new City(words.get(0), words.get(1), words.get(4), words.subList(5, words.size()));
        cities.put(city.name, city);
        early.add(city, Integer.parseInt(words.get(2)));
        late.add(city, Integer.parseInt(words.get(3)));
    }

    private void readEmployers(String line) {
        List<String> cells = Lines.cells(line);
        for (String word : cells.get(3).split(" ")) {
            Matcher parts = EMPLOYER.matcher(word);
            if (!parts.matches()) {
                throw new IllegalStateException(word);
            }
            String in = parts.group(2);
            byField.computeIfAbsent(cells.get(0), field -> new ArrayList<>())
                    .add(new Employer(
                            cells.get(0),
                            cells.get(1),
                            cells.get(2),
                            parts.group(1),
                            in == null ? List.of() : Lines.words(in),
                            year(parts.group(3), 0),
                            year(parts.group(4), 9999)));
        }
    }

    private static int year(@Nullable String written, int otherwise) {
        return written == null ? otherwise : Integer.parseInt(written);
    }

    private void readCountry(String line) {
        List<String> cells = Lines.cells(line);
        String[] head = cells.get(0).split(" ");
        List<String> in = List.of(cells.get(1).split(","));
        List<Employer> employers = new ArrayList<>();
        Matcher parts = ABROAD.matcher(cells.getLast());
        while (parts.find()) {
            String field = parts.group(2);
            String ladder = field.matches("高校|银行") ? "abroad" + field : "abroad";
            employers.add(
                    new Employer(field, field(field).getFirst().industry, ladder, parts.group(1), in, 1980, 9999));
        }
        Country country = new Country(head[0], in, employers);
        countries.put(country.code, country);
        abroad.add(country, Integer.parseInt(head[1]));
    }

    City cityOf(Draw draw, int year) {
        return (year < 1995 ? early : late).draw(draw);
    }

    City city(String name) {
        return java.util.Objects.requireNonNull(cities.get(name), name);
    }

    Country country(Draw draw) {
        return abroad.draw(draw);
    }

    Country country(String code) {
        return java.util.Objects.requireNonNull(countries.get(code), code);
    }

    List<Employer> field(String field) {
        return java.util.Objects.requireNonNull(byField.get(field), field);
    }

    /// An employer of this field that was there in that year, in this city if there is one.
    @Nullable
    Employer employer(Draw draw, String field, int year, String city) {
        List<Employer> then =
                field(field).stream().filter(one -> one.existed(year)).toList();
        List<Employer> here = then.stream().filter(one -> one.isIn(city)).toList();
        if (here.isEmpty() && then.isEmpty()) {
            return null;
        }
        return draw.chance(here.isEmpty() ? 1 : here.size() < 3 ? 0.6 : 0.12) ? draw.any(then) : draw.any(here);
    }

    /// @param step 0 for beginners; steps above the highest mean the highest
    String title(Draw draw, String ladder, int step) {
        List<List<String>> steps = java.util.Objects.requireNonNull(ladders.get(ladder), ladder);
        return draw.early(steps.get(Math.min(step, steps.size() - 1)));
    }
}
