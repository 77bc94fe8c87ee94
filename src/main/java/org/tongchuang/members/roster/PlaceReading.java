package org.tongchuang.members.roster;

import org.jspecify.annotations.Nullable;
import org.tongchuang.members.roster.RosterEntry.Place;

/// Where somebody lives, from country, province and city together.
final class PlaceReading {

    private static final int LONGEST = 100;

    private PlaceReading() {}

    static @Nullable Place read(RowValues values) {
        String country = country(values);
        String provinceText = values.line(RosterField.PROVINCE, LONGEST);
        String cityText = values.line(RosterField.CITY, LONGEST);
        if (provinceText == null && cityText == null) {
            return country == null ? null : new Place(country, null, null);
        }
        boolean abroad = country != null && !isChinese(country);
        if (abroad) {
            return new Place(country, provinceText, cityText);
        }
        return inChina(values, country, provinceText, cityText);
    }

    private static @Nullable Place inChina(
            RowValues values, @Nullable String country, @Nullable String provinceText, @Nullable String cityText) {
        Places.Found inProvince = provinceText == null ? null : Places.find(provinceText, "");
        String province = inProvince == null ? "" : inProvince.province();
        Places.Found inCity = cityText == null ? null : Places.find(cityText, province);
        if (inCity != null && !province.isEmpty() && !inCity.province().equals(province)) {
            values.cell(RosterField.CITY).reject("city-other-province", inCity.province(), province);
            inCity = null;
            cityText = null;
        }
        Places.Found found = inCity != null ? inCity : inProvince;
        String city = inCity != null
                ? named(inCity)
                : cityText != null ? cityText : inProvince == null ? null : named(inProvince);
        String known = found == null ? provinceText : found.province();
        String where = country != null ? country : found == null ? null : countryOf(found.province());
        return where == null && known == null && city == null ? null : new Place(where, known, city);
    }

    private static @Nullable String named(Places.Found found) {
        return found.city().isEmpty() ? null : found.city();
    }

    private static String countryOf(String province) {
        return switch (province) {
            case "香港" -> "HK";
            case "澳门" -> "MO";
            case "台湾" -> "TW";
            default -> "CN";
        };
    }

    private static boolean isChinese(String country) {
        return switch (country) {
            case "CN", "HK", "MO", "TW" -> true;
            default -> false;
        };
    }

    private static @Nullable String country(RowValues values) {
        String text = values.code(RosterField.COUNTRY);
        if (text.isEmpty()) {
            return null;
        }
        String code = Countries.code(text);
        if (code == null) {
            values.cell(RosterField.COUNTRY).reject("country");
        }
        return code;
    }
}
