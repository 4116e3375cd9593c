package org.limpide.server.home;

import static org.limpide.server.web.Role.AGENT;
import static org.limpide.server.web.Role.AUDITOR;
import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;
import static org.limpide.server.web.Role.READER;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.ApiPage;
import org.limpide.server.web.Caller;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.SignedIn;
import org.limpide.server.web.Words;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Home, board and search for programs. */
@RestController
@RequestMapping("/api/v1")
class HomeApi {
  private final Home home;
  private final Board board;
  private final Search search;

  HomeApi(Home home, Board board, Search search) {
    this.home = home;
    this.board = board;
    this.search = search;
  }

  /** An organisation on the board, as the API gives it. */
  record BoardBody(
      UUID organisation,
      String name,
      String role,
      int sites,
      Optional<Integer> important,
      Optional<Integer> late,
      Optional<Instant> latest) {
    static BoardBody of(BoardRow row) {
      return new BoardBody(
          row.organisation().value(),
          row.name(),
          row.role(),
          row.sites(),
          row.important(),
          row.late(),
          row.latest());
    }
  }

  /** The organisations of the caller, the worst first. */
  @SignedIn
  @GetMapping("/board")
  ApiPage<BoardBody> board(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "50") int limit,
      Caller caller) {
    List<BoardRow> rows = board.of(caller, Search.asked(q));
    return ApiPage.of(
        offset,
        limit,
        rows.size(),
        (from, most) -> rows.stream().skip(from).limit(most).map(BoardBody::of).toList());
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/organisations/{organisation}/home")
  HomeView home(@PathVariable OrganisationId organisation, Caller caller, Words words) {
    return home.of(organisation, caller.in(organisation).orElseThrow(), words);
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/organisations/{organisation}/search")
  List<FoundSort> search(
      @PathVariable OrganisationId organisation,
      @RequestParam(defaultValue = "") String q,
      Caller caller,
      Words words) {
    return search.of(organisation, caller.in(organisation).orElseThrow(), q, words);
  }
}
