package org.tongchuang.integrations.sheets;

import java.util.Map;

/// What a formula that failed leaves in its cell.
final class CellErrors {

    private static final Map<Integer, String> BY_CODE = Map.of(
            0x00, "#NULL!", 0x07, "#DIV/0!", 0x0F, "#VALUE!", 0x17, "#REF!", 0x1D, "#NAME?", 0x24, "#NUM!", 0x2A,
            "#N/A");

    private CellErrors() {}

    static String byCode(int code) {
        return BY_CODE.getOrDefault(code, "#ERR!");
    }

    static boolean isOne(String text) {
        return BY_CODE.containsValue(text) || text.equals("#SPILL!") || text.equals("#CALC!");
    }
}
