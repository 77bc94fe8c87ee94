package org.tongchuang.bench.offices;

import java.util.ArrayList;
import java.util.List;

/// Names in Latin letters about as frequent as in an English-speaking country: shares of the commonest as its census
/// gives them, in hundredths of a percent, and a long tail of surnames put together from the parts that such names
/// have.
final class LatinNames {

    private static final String SURNAMES = """
            Smith 83 Johnson 66 Williams 55 Brown 49 Jones 48 Garcia 39 Miller 40 Davis 38 Rodriguez 37 Martinez 36
            Hernandez 35 Lopez 30 Gonzalez 28 Wilson 27 Anderson 27 Thomas 26 Taylor 26 Moore 24 Jackson 24 Martin 24
            Lee 23 Perez 23 Thompson 23 White 22 Harris 21 Sanchez 21 Clark 19 Ramirez 19 Lewis 18 Robinson 18
            Walker 18 Young 16 Allen 16 King 16 Wright 16 Scott 15 Torres 15 Nguyen 15 Hill 15 Flores 14 Green 14
            Adams 14 Nelson 14 Baker 14 Hall 14 Rivera 13 Campbell 13 Mitchell 13 Carter 13 Roberts 13 Gomez 12
            Phillips 12 Evans 12 Turner 12 Diaz 12 Parker 11 Cruz 11 Edwards 11 Collins 11 Reyes 10 Stewart 10
            Morris 10 Morales 10 Murphy 10 Cook 10 Rogers 10 Gutierrez 9 Ortiz 9 Morgan 9 Cooper 9 Peterson 9
            Bailey 9 Reed 9 Kelly 9 Howard 9 Ramos 9 Kim 9 Cox 8 Ward 8 Richardson 8 Watson 8 Brooks 8 Chavez 8
            Wood 8 James 8 Bennett 8 Gray 7 Mendoza 7 Ruiz 7 Hughes 7 Price 7 Alvarez 7 Castillo 7 Sanders 7
            Patel 7 Myers 7 Long 7 Ross 7 Foster 7 Jimenez 7 Müller 6 Schmidt 6 Schneider 5 Fischer 5 Meyer 5
            Weber 5 Wagner 5 Becker 4 Schulz 4 Hoffmann 4 O'Brien 5 O'Connor 4 García-López 1 Dubois 3 Lefèvre 2
            Moreau 2 Rossi 3 Ferrari 2 Ivanov 3 Petrov 2 Novák 2 Kowalski 2 Andersson 2 Hansen 3 Jensen 2
            """;
    private static final String MEN = """
            James 330 John 320 Robert 310 Michael 270 William 245 David 240 Richard 170 Joseph 145 Thomas 140
            Charles 150 Christopher 105 Daniel 100 Matthew 85 Anthony 80 Mark 90 Donald 90 Steven 80 Paul 90
            Andrew 60 Joshua 55 Kenneth 75 Kevin 65 Brian 70 George 90 Edward 75 Ronald 70 Timothy 60 Jason 60
            Jeffrey 55 Ryan 50 Jacob 45 Gary 60 Nicholas 45 Eric 55 Jonathan 45 Stephen 55 Larry 55 Justin 45
            Scott 50 Brandon 40 Benjamin 40 Samuel 40 Frank 55 Gregory 45 Raymond 45 Alexander 35 Patrick 40
            Jack 40 Dennis 40 Jerry 40 Peter 40 Henry 35 Stefan 20 Jürgen 8 François 8 Luis 25 Carlos 25 José 30
            Ahmed 12 Muhammad 15 Ivan 8 Dmitri 8 Lars 8 Marco 10
            """;
    private static final String WOMEN = """
            Mary 260 Patricia 107 Jennifer 105 Linda 103 Elizabeth 94 Barbara 98 Susan 79 Jessica 80 Sarah 75
            Karen 67 Lisa 70 Nancy 67 Betty 67 Margaret 77 Sandra 63 Ashley 60 Kimberly 60 Emily 50 Donna 58
            Michelle 52 Carol 57 Amanda 55 Dorothy 73 Melissa 46 Deborah 49 Stephanie 45 Rebecca 43 Sharon 52
            Laura 51 Cynthia 47 Kathleen 42 Amy 45 Angela 47 Shirley 48 Anna 44 Brenda 45 Pamela 42 Emma 35
            Nicole 36 Helen 66 Samantha 35 Katherine 31 Christine 38 Rachel 30 Carolyn 39 Janet 38 Maria 83
            Heather 34 Diane 36 Julie 35 Olivia 25 Sophie 20 Chloé 6 Zoë 5 Renée 6 Hanna 10 Ingrid 8 Olga 8
            Fatima 10 Aisha 8
            """;
    private static final List<String> FRONT = List.of(
            "Ash", "Black", "Brad", "Burn", "Clay", "Cran", "Dal", "Eas", "Fair", "Gold", "Har", "Hazel", "Kings",
            "Lan", "Mars", "Nor", "Oak", "Pem", "Rad", "Shel", "Stan", "Thorn", "Under", "Wake", "West", "Whit", "Win",
            "Wool", "Young", "Zim");
    private static final List<String> BACK = List.of(
            "berg", "bourne", "bridge", "brook", "burn", "bury", "by", "combe", "dale", "den", "field", "ford", "gate",
            "ham", "hurst", "ing", "land", "ley", "man", "mere", "more", "ridge", "sey", "stein", "ter", "thorpe",
            "ton", "wick", "wood", "worth");
    private static final double TAIL = 0.6;

    private final Listed surnames = new Listed(SURNAMES);
    private final Listed men = new Listed(MEN);
    private final Listed women = new Listed(WOMEN);

    /// Names with how often each is drawn.
    private static final class Listed {
        private final List<String> names = new ArrayList<>();
        private final double[] shares;

        Listed(String text) {
            String[] words = text.strip().split("\\s+");
            shares = new double[words.length / 2];
            for (int i = 0; i < shares.length; i++) {
                names.add(words[2 * i]);
                shares[i] = Double.parseDouble(words[2 * i + 1]);
            }
        }

        String draw(Chance chance) {
            return names.get(chance.pick(shares));
        }
    }

    String surname(Chance chance) {
        return chance.happens(TAIL) ? chance.any(FRONT) + chance.any(BACK) : surnames.draw(chance);
    }

    String given(Chance chance, boolean male) {
        String first = (male ? men : women).draw(chance);
        return chance.happens(0.12) ? first + " " + (male ? men : women).draw(chance) : first;
    }
}
