package org.tongchuang.members.card;

import org.tongchuang.integrations.qr.QrCode;
import org.tongchuang.shared.Page;

/// The piece of the card that the server draws anew.
public record CodePage(QrCode code) implements Page {}
