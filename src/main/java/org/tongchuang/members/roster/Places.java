package org.tongchuang.members.roster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// China's provinces and prefecture-level cities, found in what people write and given back in their short form.
final class Places {

    /// @param city empty when only the province is known
    record Found(String province, String city) {}

    private static final Found AMBIGUOUS = new Found("", "");
    private static final List<String> CITY_ENDINGS = List.of("市", "地区", "盟", "自治州", "州");
    private static final Map<String, String> PROVINCES = new HashMap<>();
    private static final Map<String, Found> CITIES = new HashMap<>();
    private static final Map<String, Found> CITIES_WITH_PROVINCE = new HashMap<>();

    static {
        InputStream in = Objects.requireNonNull(Places.class.getResourceAsStream("places.tsv"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(Places::remember);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Places() {}

    private static void remember(String line) {
        String[] parts = line.split("\t");
        String province = parts[0];
        PROVINCES.put(province, province);
        PROVINCES.put(parts[1], province);
        PROVINCES.put(province + "省", province);
        for (int i = 2; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            Found city = new Found(province, parts[i].substring(0, equals));
            for (String spelling : parts[i].substring(equals + 1).split("/")) {
                remember(spelling, city);
            }
            remember(city.city, city);
        }
    }

    private static void remember(String spelling, Found city) {
        CITIES.merge(spelling, city, (one, other) -> AMBIGUOUS);
        CITIES_WITH_PROVINCE.put(city.province + spelling, city);
    }

    /// @param province short form known already, or empty
    /// @return null when the text names none of China's provinces or cities, or could mean several
    static @Nullable Found find(String text, String province) {
        String place = text.startsWith("中国") ? text.substring(2) : text;
        if (place.isEmpty()) {
            return null;
        }
        String onlyProvince = province(place);
        if (onlyProvince != null && !isCityToo(place)) {
            return new Found(
                    onlyProvince,
                    CITIES_WITH_PROVINCE.containsKey(onlyProvince + onlyProvince) && isMunicipality(onlyProvince)
                            ? onlyProvince
                            : "");
        }
        Found city = city(place, province);
        return city != null ? city : behindProvince(place);
    }

    /// 吉林市 is a city, 吉林 and 吉林省 are the province; the four municipalities and two special regions are both.
    private static boolean isCityToo(String place) {
        return place.equals("吉林市");
    }

    private static boolean isMunicipality(String province) {
        return switch (province) {
            case "北京", "上海", "天津", "重庆", "香港", "澳门" -> true;
            default -> false;
        };
    }

    static @Nullable String province(String text) {
        String known = PROVINCES.get(text);
        return known != null || !text.endsWith("市") ? known : municipality(text.substring(0, text.length() - 1));
    }

    private static @Nullable String municipality(String name) {
        return isMunicipality(name) ? name : null;
    }

    private static @Nullable Found city(String text, String province) {
        String name = text.charAt(0) < 0x80 ? latin(text) : text;
        for (String ending : List.of("", "市", "地区", "盟", "自治州", "州", "city")) {
            if (name.endsWith(ending) && name.length() > ending.length()) {
                String bare = name.substring(0, name.length() - ending.length());
                Found found = province.isEmpty() ? CITIES.get(bare) : CITIES_WITH_PROVINCE.get(province + bare);
                found = found == null && !province.isEmpty() ? CITIES.get(bare) : found;
                if (found != null) {
                    return found == AMBIGUOUS ? null : found;
                }
            }
        }
        return null;
    }

    private static String latin(String text) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < text.length() && text.charAt(i) != ','; i++) {
            if (Character.isLetter(text.charAt(i))) {
                letters.append(text.charAt(i));
            }
        }
        return letters.toString().toLowerCase(Locale.ROOT);
    }

    /// 广东省深圳市南山区, 广东深圳, 广东-深圳, 深圳市南山区.
    private static @Nullable Found behindProvince(String text) {
        for (int end = Math.min(text.length(), 8); end >= 2; end--) {
            String province = province(text.substring(0, end));
            if (province != null) {
                String rest = text.substring(end).replaceFirst("^[ \\-,/、，·]+", "");
                Found city = rest.isEmpty() ? null : cityAtStart(rest, province);
                return city != null ? city : new Found(province, isMunicipality(province) ? province : "");
            }
        }
        return cityAtStart(text, "");
    }

    private static @Nullable Found cityAtStart(String text, String province) {
        for (int end = Math.min(text.length(), 12); end >= 2; end--) {
            boolean whole = end == text.length() || CITY_ENDINGS.stream().anyMatch(text.substring(0, end)::endsWith);
            Found city = whole || !province.isEmpty() ? city(text.substring(0, end), province) : null;
            if (city != null && (province.isEmpty() || city.province.equals(province))) {
                return city;
            }
        }
        return null;
    }
}
