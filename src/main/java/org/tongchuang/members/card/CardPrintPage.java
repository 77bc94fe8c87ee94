package org.tongchuang.members.card;

import java.time.Instant;
import java.util.List;
import org.tongchuang.integrations.qr.QrCode;
import org.tongchuang.shared.Page;

/// Cards for the printer, ten to a sheet.
///
/// @param back whence one came
public record CardPrintPage(List<Sheet> cards, String back) implements Page {

    public record Sheet(Face face, String number, QrCode code, Instant until) {

        static Sheet of(CardDesk.Held held, String code, Instant until) {
            return new Sheet(held.face(), held.good().shown(), QrCode.of(code), until);
        }
    }
}
