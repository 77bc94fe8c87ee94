package org.tongchuang.members.card;

import org.springframework.stereotype.Component;

/// What is written down about cards.
@Component
record CardShelf(Cards cards, CardDevices devices) {}
