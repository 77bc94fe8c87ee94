package org.tongchuang.shared;

/// A place in the side navigation. Each room declares its own as Spring beans; the layout knows no room.
///
/// @param section message key of the heading it stands under
/// @param words message key of its label
/// @param icon name of an icon in `kit/icon.jte`
/// @param needs who sees it
/// @param order place among all items, low first; also whether it comes into the phone's bottom bar (below 100)
public record MenuItem(String section, String words, String href, String icon, Right needs, int order) {}
