package org.tongchuang.shared;

import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The front page: the first place on the menu of whoever comes.
@Controller
class HomeController {

    private final List<MenuItem> menu;

    HomeController(ObjectProvider<MenuItem> menu) {
        this.menu =
                menu.stream().sorted(Comparator.comparingInt(MenuItem::order)).toList();
    }

    @GetMapping("/")
    Page home(Actor actor) {
        return menu.stream()
                .filter(item -> actor.may(item.needs()))
                .findFirst()
                .map(item -> Redirect.to(item.href()))
                .orElseGet(() -> Redirect.to("/account"));
    }
}
