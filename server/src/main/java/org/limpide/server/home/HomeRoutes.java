package org.limpide.server.home;

import static org.limpide.server.web.Role.AGENT;
import static org.limpide.server.web.Role.AUDITOR;
import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;
import static org.limpide.server.web.Role.READER;

import java.util.List;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.Caller;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.SignedIn;
import org.limpide.server.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Home, the board of someone with several organisations, and the search. */
@Controller
class HomeRoutes {
  private static final int PAGE = 50;

  private final Home home;
  private final Board board;
  private final Search search;

  HomeRoutes(Home home, Board board, Search search) {
    this.home = home;
    this.board = board;
    this.search = search;
  }

  @SignedIn
  @GetMapping("/")
  String start(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "1") int page,
      Caller caller,
      Model model) {
    if (caller.roles().size() == 1) {
      return "redirect:/o/" + caller.roles().keySet().iterator().next();
    }
    String asked = Search.asked(q);
    List<BoardRow> rows = board.of(caller, asked);
    int number = Math.clamp(page, 1, 100_000);
    model.addAttribute("rows", rows.stream().skip((number - 1L) * PAGE).limit(PAGE).toList());
    model.addAttribute("total", rows.size());
    model.addAttribute("several", !caller.roles().isEmpty());
    model.addAttribute("q", asked);
    model.addAttribute("query", query(asked));
    model.addAttribute("page", number);
    return "home/board";
  }

  private static String query(String asked) {
    String text =
        asked.isEmpty()
            ? null
            : UriComponentsBuilder.newInstance()
                .queryParam("q", "{q}")
                .encode()
                .buildAndExpand(asked)
                .getQuery();
    return text == null ? "" : text;
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/o/{organisation}")
  String home(@PathVariable OrganisationId organisation, Caller caller, Words words, Model model) {
    model.addAttribute("home", home.of(organisation, caller.in(organisation).orElseThrow(), words));
    return "home/home";
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/o/{organisation}/search")
  String search(
      @PathVariable OrganisationId organisation,
      @RequestParam(defaultValue = "") String q,
      Caller caller,
      Words words,
      Model model) {
    model.addAttribute("q", Search.asked(q));
    model.addAttribute(
        "sorts", search.of(organisation, caller.in(organisation).orElseThrow(), q, words));
    return "home/search";
  }
}
