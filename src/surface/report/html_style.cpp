// How the page looks: screen from 320 px, light and dark, and A4.
#include "surface/report/html.hpp"
#include "surface/report/svg/drawing.hpp"
#include "surface/report/svg/palette.hpp"

namespace handlingsrom::report {
namespace {

constexpr std::string_view rules = R"css(
*{box-sizing:border-box}
html{font-family:"Inter","Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",sans-serif;font-size:17px;line-height:1.5;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--hr-ground);color:var(--hr-text)}
header,main,footer,nav{max-width:68rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.2rem}
h1{font-size:2.1rem;line-height:1.15;margin:0 0 .3rem;font-weight:650;letter-spacing:-.01em;text-wrap:balance}
h2{font-size:1.65rem;line-height:1.2;margin:3.2rem 0 .4rem;font-weight:650;text-wrap:balance}
h3{font-size:1.25rem;line-height:1.3;margin:2.4rem 0 .6rem;font-weight:650;padding-top:.8rem;border-top:1px solid var(--hr-line-quiet)}
h4{font-size:1.06rem;line-height:1.35;margin:0 0 .15rem;font-weight:650;text-wrap:pretty}
p{margin:.5rem 0;max-width:44rem}
a{color:var(--hr-link)}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--hr-focus);outline-offset:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:.5rem;background:var(--hr-ground);padding:.5rem 1rem;z-index:2}
.place{color:var(--hr-text-quiet);margin:0}
.lead{font-size:1.1rem}
.quiet,.shown,.source{color:var(--hr-text-quiet)}
.shown{font-size:.88rem;margin:0 0 .5rem}
.source{font-size:.8rem;margin:.4rem 0 0}
nav ul{list-style:none;margin:1.2rem 0 0;padding:.7rem 0;display:flex;flex-wrap:wrap;gap:.3rem 1.5rem;border-top:1px solid var(--hr-line-quiet);border-bottom:1px solid var(--hr-line-quiet)}
nav a{display:inline-block;padding:.15rem 0}
.rooms{display:grid;grid-template-columns:repeat(3,1fr);gap:1.1rem 2rem;margin:1.4rem 0 .6rem}
.room{display:grid;grid-template-rows:subgrid;grid-row:span 6;gap:0;margin:0;align-content:start}
.room h3{border:0;margin:0;padding:0;font-size:1.1rem}
.room p{margin:0}
.room .about{font-size:.84rem;color:var(--hr-text-quiet);line-height:1.35}
.room .big{font-size:2.35rem;line-height:1.15;font-weight:700;letter-spacing:-.02em;margin-top:.5rem;color:var(--hr-left)}
.room.short .big{color:var(--hr-short)}
.room .note{font-size:.92rem;line-height:1.4}
.room .gap{font-size:.92rem;line-height:1.4;margin:.3rem 0 .6rem}
.say{max-width:46rem;padding-left:1.3rem;margin:.6rem 0}
.say li{margin:.35rem 0}
.grid{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:2.2rem 2.6rem;margin-top:1rem}
.together+.grid{margin-top:2.2rem}
figure{margin:0;min-width:0}
figure.tall{grid-row:span 2}
figure.wide{grid-column:1/-1}
figure.beside{grid-column:1/-1;display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:1rem 2.6rem;align-items:start}
details{margin-top:.4rem;font-size:.88rem}
summary{cursor:pointer;color:var(--hr-link);width:max-content;max-width:100%;padding:.2rem 0}
.scroll{overflow-x:auto;max-width:100%}
table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.84rem;line-height:1.35;width:100%;margin:.5rem 0}
caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{padding:.28rem .7rem .28rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--hr-line-quiet)}
thead th{position:sticky;top:0;background:var(--hr-ground);border-bottom:2px solid var(--hr-line-firm);vertical-align:bottom}
th.n,td.n{text-align:right;white-space:nowrap}
th.n{white-space:normal}
tbody th{font-weight:400}
.total th,.total td{font-weight:650}
.unit{display:block;font-weight:400;color:var(--hr-text-quiet);font-size:.92em}
.mark{font-size:.78em;color:var(--hr-text-quiet);text-decoration:none;margin-left:.15em}
.mark.none{visibility:hidden}
.missing{color:var(--hr-text-quiet);font-style:italic}
.notice{background:var(--hr-ground-quiet);border-left:4px solid var(--hr-line-firm);padding:.6rem 1rem;max-width:46rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1.2rem;font-size:.88rem;max-width:46rem}
dt{color:var(--hr-text-quiet)}
dd{margin:0;overflow-wrap:anywhere}
.tables caption{position:absolute;clip-path:inset(50%);height:1px;overflow:hidden;white-space:nowrap}
.tables table{font-size:.8rem}
.tables td,.tables th{overflow-wrap:break-word;hyphens:auto}
footer{margin-top:4rem;padding-bottom:3rem;color:var(--hr-text-quiet);font-size:.85rem}
@media screen and (max-width:860px){.grid,figure.beside{grid-template-columns:minmax(0,1fr)}}
@media screen and (max-width:760px){html{font-size:16px}h1{font-size:1.65rem}.rooms{grid-template-columns:1fr;gap:2rem}.room{display:block}h2{font-size:1.4rem}dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}}
@media print{
@page{size:A4;margin:12mm 14mm 13mm}
html{font-size:9.2pt;line-height:1.34}
p,.say,.notice,.lead{max-width:none}
header,main,footer{max-width:none;padding:0}
header{padding-top:0}
nav,.skip,details:not([open]) summary,summary{display:none}
h1{font-size:18pt}h2{font-size:14pt;margin-top:0}
header .lead{margin:0 0 2mm}h3{font-size:12pt;margin:4mm 0 1.5mm}
h2,h3,h4,h3+p,section>p{break-after:avoid}
.part,.appendix,.own-page{break-before:page}
.part>.lead{margin-bottom:0}
figure,.room,.together,tr,dl>div,li,p{break-inside:avoid}
figure.long,.together.long{break-inside:auto}
.together+.grid{margin-top:6mm}
.grid{gap:6mm 8mm;grid-template-columns:repeat(2,minmax(0,1fr))}
.rooms{gap:0 5mm;grid-template-columns:repeat(3,1fr);margin:2mm 0}
.room{display:grid}
.room .big{font-size:20pt}
.room .about,.room .note,.room .gap{font-size:8pt}
.say{margin:1.5mm 0}
.say li{margin:.7mm 0}
h3{padding-top:2.5mm}
thead th{position:static}
.scroll{overflow:visible}
a{color:inherit;text-decoration:none}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
)css";

}  // namespace

std::string page_style() {
  std::string style = svg::css_variables();
  style += svg::stylesheet();
  style += rules;
  return style;
}

}  // namespace handlingsrom::report
