/**
 * Names that people type to get to a site: the most visited sites of the world and household names with a site that
 * people use (shops, banks, carriers, airlines, media). From general knowledge; names that are also common things to
 * write about (orange, kayak, shell) are left out.
 */
const NAMES = `
facebook, fb, instagram, twitter, tiktok, snapchat, pinterest, linkedin, reddit, tumblr, quora, whatsapp, whatsapp web, telegram, telegram
web, skype, wechat, weibo, vk, vkontakte, odnoklassniki, twitch, youtube, you tube, youtube tv, youtube music, youtube studio, vimeo,
dailymotion, flickr, imgur, 9gag, myspace, bluesky, messenger, facebook messenger, nextdoor, google, google maps, google drive, google
docs, google sheets, google slides, google translate, google classroom, google earth, google play, google play store, google photos,
google calendar, google news, google images, google scholar, google chrome, google meet, google voice, google flights, google analytics,
google search console, google ads, google keep, google forms, google finance, google hangouts, gmail, g mail, bing, bing maps, yahoo,
yahoo mail, yahoo finance, yahoo news, yahoo answers, duckduckgo, duck duck go, baidu, yandex, naver, aol, aol mail, aol com, ask jeeves,
msn, msn news, hotmail, outlook, outlook web, outlook 365, live mail, office 365, microsoft 365, onedrive, microsoft teams, microsoft,
microsoft store, protonmail, proton mail, icloud, icloud mail, apple id, apple store, app store, apple music, itunes, itunes store,
mapquest, waze, here maps, openstreetmap, wikipedia, wiki, wiktionary, wikihow, imdb, rotten tomatoes, metacritic, letterboxd, goodreads,
fandom, britannica, webmd, mayo clinic, healthline, medline plus, investopedia, merriam webster, dictionary com, urban dictionary,
thesaurus com, wolfram alpha, khan academy, coursera, udemy, edx, udacity, skillshare, duolingo, quizlet, kahoot, chegg, course hero,
brainly, grammarly, turnitin, moodle, schoology, powerschool, edmodo, ixl, starfall, abcya, code.org, w3schools, stack overflow,
stackoverflow, github, gitlab, bitbucket, npm, codepen, hacker news, product hunt, amazon, amazon prime, amazon prime video, prime video,
amazon music, amazon uk, amazon aws, aws, amazon seller central, audible, ebay, e bay, ebay motors, etsy, walmart, costco, sams club,
sam's club, bjs, best buy, bestbuy, home depot, the home depot, lowes, lowe's, menards, ace hardware, harbor freight, tractor supply,
ikea, wayfair, overstock, pottery barn, williams sonoma, west elm, crate and barrel, bed bath and beyond, kohls, kohl's, macys, macy's,
jcpenney, jc penney, nordstrom, nordstrom rack, bloomingdales, dillards, belk, sears, kmart, tj maxx, tjmaxx, burlington, old navy, banana
republic, h&m, zara, uniqlo, forever 21, asos, shein, temu, aliexpress, alibaba, zappos, nike, adidas, under armour, lululemon, victoria's
secret, victorias secret, bath and body works, sephora, ulta, ulta beauty, hobby lobby, michaels, joann, jo ann fabrics, petco, petsmart,
chewy, gamestop, office depot, officemax, dollar general, dollar tree, family dollar, big lots, five below, aldi, lidl, kroger, publix,
safeway, albertsons, whole foods, trader joe's, trader joes, wegmans, meijer, hy-vee, hyvee, heb, h-e-b, giant eagle, food lion, winn
dixie, shoprite, stop and shop, sprouts, tesco, sainsburys, sainsbury's, asda, morrisons, waitrose, marks and spencer, john lewis, argos,
currys, debenhams, b&q, screwfix, wickes, halfords, carrefour, leclerc, auchan, fnac, darty, cdiscount, leroy merlin, decathlon, zalando,
mediamarkt, media markt, rewe, edeka, bol.com, coolblue, albert heijn, el corte ingles, mercado libre, mercadolibre, mercado livre,
flipkart, myntra, snapdeal, jd.com, taobao, rakuten, lazada, shopee, tokopedia, coles, woolworths, bunnings, kmart australia, gumtree,
craigslist, craigs list, offerup, letgo, poshmark, mercari, depop, vinted, leboncoin, kleinanzeigen, ebay kleinanzeigen, marktplaats, olx,
autotrader, auto trader, cargurus, carmax, carvana, cars.com, carfax, edmunds, kelley blue book, kbb, blue book, truecar, autozone, auto
zone, advance auto parts, o'reilly auto parts, oreilly auto parts, napa auto parts, rockauto, rock auto, discount tire, pep boys, jiffy
lube, qvc, hsn, groupon, retailmenot, slickdeals, rakuten rewards, instacart, doordash, door dash, ubereats, uber eats, uber, lyft,
grubhub, deliveroo, just eat, postmates, zillow, trulia, redfin, realtor.com, realtor com, rightmove, zoopla, apartments.com, apartments
com, loopnet, airbnb, vrbo, booking.com, booking com, expedia, hotels.com, hotels com, priceline, travelocity, orbitz, hotwire, trivago,
tripadvisor, trip advisor, skyscanner, yelp, opentable, open table, american airlines, united airlines, delta airlines, delta air lines,
southwest airlines, jetblue, jet blue, spirit airlines, frontier airlines, alaska airlines, hawaiian airlines, allegiant, allegiant air,
ryanair, ryan air, easyjet, british airways, lufthansa, air france, klm, emirates, qatar airways, etihad, turkish airlines, air canada,
westjet, qantas, air india, indigo airlines, singapore airlines, iberia, vueling, marriott, hilton, hyatt, ihg, holiday inn, best western,
hampton inn, la quinta, motel 6, wyndham, choice hotels, enterprise rent a car, hertz, avis, budget rental car, amtrak, greyhound,
megabus, irctc, trainline, national rail, sncf, deutsche bahn, royal caribbean, carnival cruise, disney world, disneyland, walt disney
world, universal studios, six flags, sea world, seaworld, usps, usps tracking, ups, ups tracking, fedex, fedex tracking, dhl, dhl
tracking, royal mail, canada post, hermes tracking, u haul, uhaul, stamps com, chase, chase bank, bank of america, wells fargo, citi,
citibank, citi bank, us bank, u.s. bank, usbank, pnc, pnc bank, td bank, capital one, capitalone, american express, amex, discover card,
ally bank, suntrust, bb&t, truist, regions bank, fifth third bank, 5th 3rd bank, key bank, keybank, huntington bank, santander, santander
bank, citizens bank, m&t bank, bmo, bmo harris, hsbc, barclays, lloyds bank, natwest, halifax, nationwide, monzo, revolut, td canada
trust, rbc, scotiabank, cibc, usaa, navy federal, navy federal credit union, penfed, bbva, woodforest, first citizens bank, synchrony,
synchrony bank, comenity, credit one, credit one bank, credit karma, credit sesame, experian, equifax, transunion, annual credit report,
paypal, pay pal, venmo, cash app, zelle, western union, moneygram, stripe dashboard, klarna, afterpay, coinbase, binance, robinhood,
fidelity investments, fidelity netbenefits, netbenefits, charles schwab, schwab, etrade, e trade, td ameritrade, merrill lynch, merrill
edge, edward jones, morgan stanley, goldman sachs, jp morgan, tiaa, voya, prudential, metlife, met life, aetna, cigna, humana,
unitedhealthcare, united healthcare, uhc, kaiser, kaiser permanente, blue cross blue shield, bcbs, medicare.gov, delta dental, mychart, my
chart, state farm, geico, allstate, farmers insurance, liberty mutual, nationwide insurance, aarp, aaa, aflac, turbotax, turbo tax, h&r
block, hr block, quickbooks, quickbooks online, intuit, adp, paychex, paycom, paylocity, ultipro, salesforce, hubspot, mailchimp, constant
contact, zendesk, servicenow, docusign, dropbox, evernote, trello, asana, monday.com, jira, slack login, zoom, zoom meeting, webex,
gotomeeting, teamviewer, anydesk, canva, figma, adobe, adobe acrobat online, prezi, survey monkey, surveymonkey, wordpress, wordpress com,
wix, squarespace, weebly, shopify, godaddy, go daddy, namecheap, bluehost, hostgator, cloudflare, indeed, indeed jobs, monster com,
glassdoor, ziprecruiter, zip recruiter, careerbuilder, career builder, upwork, fiverr, usajobs, usa jobs, netflix, hulu, disney plus,
disney+, hbo max, hbo go, hbo, peacock tv, paramount plus, showtime anytime, sling tv, fubo tv, roku, crackle, tubi, pluto tv,
crunchyroll, vudu, putlocker, 123movies, soap2day, fmovies, solarmovie, pirate bay, the pirate bay, 1337x, rarbg, spotify, spotify web
player, pandora, pandora radio, soundcloud, deezer, iheartradio, iheart radio, siriusxm, sirius xm, tunein, shazam, bandcamp,
ticketmaster, ticket master, stubhub, stub hub, seatgeek, seat geek, vivid seats, eventbrite, fandango, amc theaters, amc theatres, regal
cinemas, cinemark, cnn, cnn news, fox news, foxnews, msnbc, nbc news, abc news, cbs news, bbc, bbc news, bbc sport, bbc iplayer, bbc
weather, sky news, sky sports, itv hub, al jazeera, reuters, bloomberg, cnbc, wall street journal, wsj, new york times, ny times, nytimes,
washington post, usa today, la times, chicago tribune, ny post, new york post, boston globe, daily mail, the guardian, guardian, the sun
newspaper, the telegraph, daily mirror, the independent, huffington post, huffpost, huff post, buzzfeed, vice news, politico, drudge
report, drudge, breitbart, the hill news, npr, pbs, pbs kids, axios, the verge, wired magazine, techcrunch, engadget, cnet, pcmag, tmz, e
news, people magazine, us weekly, daily beast, le monde, le figaro, spiegel online, el pais, marca, globo, uol, times of india, hindustan
times, ndtv, weather channel, the weather channel, weather com, accuweather, weather underground, wunderground, noaa, espn, espn fantasy
football, nfl, nfl network, nba, mlb, nhl, pga tour, fifa, uefa, bleacher report, cbs sports, fox sports, yahoo sports, sports
illustrated, draftkings, fanduel, bet365, nascar, wwe, ufc, roblox, steam store, epic games, playstation network, playstation store, psn,
xbox live, nintendo eshop, battle net, blizzard, riot games, ea sports, miniclip, pogo, pogo games, coolmath games, cool math games,
coolmathgames, kizi, friv, y8, addicting games, chess.com, lichess, neopets, webkinz, club penguin, poptropica, nick jr, cartoon network,
disney channel, nickelodeon, verizon, verizon wireless, verizon fios, att, at&t, at&t wireless, at and t, t-mobile, t mobile, tmobile,
metro pcs, metropcs, cricket wireless, boost mobile, straight talk, tracfone, virgin mobile, us cellular, xfinity, comcast, comcast
xfinity, comcast email, spectrum, charter spectrum, cox, cox communications, centurylink, century link, frontier communications, optimum
online, dish network, directv, direct tv, vodafone, o2, ee mobile, bt, bt mail, sky go, virgin media, talktalk, telstra, optus, rogers,
bell canada, telus, duke energy, pg&e, pge, con edison, dominion energy, national grid, british gas, edf, mcdonalds, mcdonald's, burger
king, wendy's, wendys, taco bell, kfc, chick fil a, chick-fil-a, starbucks, dunkin donuts, dunkin, dominos, domino's, dominos pizza,
domino's pizza, pizza hut, papa johns, papa john's, little caesars, chipotle, panera, panera bread, olive garden, red lobster, applebees,
applebee's, outback steakhouse, texas roadhouse, cracker barrel, ihop, dennys, denny's, buffalo wild wings, sonic drive in, arbys, arby's,
jimmy johns, jersey mikes, five guys, in n out, panda express, dairy queen, cvs, cvs pharmacy, walgreens, rite aid, goodrx, express
scripts, optumrx, quest diagnostics, labcorp, planet fitness, la fitness, weight watchers, nutrisystem, fitbit, myfitnesspal, irs, ssa,
social security administration, uscis, dmv, ca dmv, california dmv, ny dmv, texas dps, ebt, edd, va.gov, ebenefits, my healthevet, fafsa,
studentaid, nelnet, navient, sallie mae, great lakes student loans, my fedloan, common app, college board, act student, ets, cdc, fda,
nih, hmrc, gov uk, dvla, nhs, cra, service canada, centrelink, mygov, ancestry, ancestry com, familysearch, family search, findagrave,
find a grave, 23andme, whitepages, white pages, yellow pages, yellowpages, spokeo, truthfinder, intelius, legacy com, zoosk, okcupid, ok
cupid, match.com, match com, tinder, bumble, eharmony, e harmony, plenty of fish, pof, badoo, archive.org, internet archive, wayback
machine, project gutenberg, gofundme, go fund me, kickstarter, patreon, onlyfans, change.org, speedtest, speed test ookla, downdetector,
virustotal, chatgpt, chat gpt, openai, gemini ai, claude ai, perplexity, midjourney, character ai, zillow rentals, shutterfly, snapfish,
vistaprint, moonpig, hallmark, 1800flowers, ftd, petfinder, akc, better business bureau, bbb, consumer reports, angies list, angie's list,
thumbtack, homeadvisor, allrecipes, all recipes, food network, epicurious, betty crocker, hgtv, diy network, martha stewart, oprah, dr
phil, dr oz, today show, good morning america, bible gateway, biblegateway, jw.org, jw org, lds.org, toyota, honda, nissan, chevrolet,
ford motor company, hyundai, kia, subaru, mazda, volkswagen, bmw usa, mercedes benz usa, audi usa, lexus, acura, tesla motors, harley
davidson, dell, dell support, hp, hp support, lenovo, asus, acer, samsung, lg electronics, sony, canon usa, epson, nvidia, amd, intel,
logitech, garmin, garmin connect, norton, mcafee, avast, malwarebytes, ccleaner, mozilla, firefox, opera browser, american girl, hot
topic, spencers, torrid, lane bryant, land's end, lands end, ll bean, l.l. bean, eddie bauer, rei, cabelas, cabela's, bass pro shops, bass
pro, dicks sporting goods, dick's sporting goods, academy sports, foot locker, footlocker, finish line, dsw, payless, crocs, skechers, new
balance, asics, patagonia clothing, north face, columbia sportswear, gap outlet, j crew, ann taylor, talbots, chicos, coach outlet,
michael kors, kate spade, tiffany and co, zales, kay jewelers, ucla, usc, nyu, mit, caltech, asu, lsu, byu, byu idaho, ucf, usf, fsu, uf,
uga, unc, uconn, umass, umich, uiuc, uic, osu, msu, psu, wsu, ksu, ncsu, nc state, vcu, gmu, jmu, gwu, ucsd, uc san diego, ucsb, uci, ucr,
ucsc, uc davis, uc berkeley, ut austin, utsa, utep, unt, texas a&m, tamu, texas tech, ohio state, penn state, michigan state, florida
state, iowa state, arizona state, oregon state, kansas state, oklahoma state, virginia tech, georgia tech, purdue, notre dame, stanford,
harvard, yale, princeton, cornell, columbia university, brown university, dartmouth, duke university, rutgers, temple university, drexel,
northeastern, suny, cuny, csun, csulb, sdsu, sjsu, sfsu, snhu, wgu, liberty university, university of phoenix, grand canyon university,
devry, strayer, ashford, capella, open university, harvard business review, ivy tech, newegg, b&h photo, adorama, monoprice, micro center,
microcenter, fry's electronics, tiger direct, radio shack, brookstone, sharper image, grainger, uline, fastenal, mcmaster carr, northern
tool, sherwin williams, benjamin moore, behr, true value, floor and decor, rooms to go, ashley furniture, ethan allen, la-z-boy,
restoration hardware, pier 1, world market, container store, at home store, tuesday morning, ollies, gordmans, stein mart, jos a bank,
joseph a bank, men's wearhouse, brooks brothers, ralph lauren, tommy hilfiger, calvin klein, levis, levi's, aeropostale, american eagle,
american eagle outfitters, abercrombie, abercrombie and fitch, hollister, pacsun, zumiez, tillys, urban outfitters, free people,
anthropologie, modcloth, fashion nova, boohoo, prettylittlething, missguided, romwe, lulus, ssense, farfetch, net a porter, rent the
runway, stitch fix, thredup, carters, gymboree, childrens place, toys r us, babies r us, buy buy baby, build a bear, disney store, party
city, oriental trading, cafepress, zazzle, redbubble, teespring, threadless, teepublic, society6, shutterstock, getty images, istock,
unsplash, pexels, pixabay, deviantart, behance, dribbble, artstation, barnes and noble, barnes & noble, half price books, abebooks,
thriftbooks, scholastic, bookshop, avon, mary kay, younique, scentsy, pampered chef, tupperware, amway, herbalife, qvc uk, yankee candle,
bath & body works, clinique, mac cosmetics, lush cosmetics, the body shop, sally beauty, great clips, sport clips, massage envy, jenny
craig, noom, orangetheory, anytime fitness, golds gym, gold's gym, 24 hour fitness, lifetime fitness, crunch fitness, winco, winco foods,
food 4 less, ralphs, vons, fred meyer, smiths food, king soopers, harris teeter, piggly wiggly, save a lot, price chopper, hannaford, acme
markets, giant food, weis markets, fresh direct, peapod, blue apron, hellofresh, hello fresh, omaha steaks, harry and david, sees candies,
godiva, krispy kreme, tim hortons, caribou coffee, peets coffee, dutch bros, costa coffee, baskin robbins, cold stone, jamba juice,
smoothie king, subway menu, quiznos, jasons deli, jason's deli, firehouse subs, potbelly, whataburger, jack in the box, carls jr, hardees,
white castle, culvers, culver's, steak n shake, shake shack, smashburger, el pollo loco, del taco, qdoba, popeyes, church's chicken,
zaxbys, zaxby's, raising canes, bojangles, wingstop, golden corral, bob evans, waffle house, first watch, cheesecake factory, pf changs,
p.f. chang's, benihana, red robin, tgi fridays, ruby tuesday, longhorn steakhouse, logans roadhouse, carrabbas, bonefish grill, maggianos,
california pizza kitchen, cici's pizza, chuck e cheese, dave and busters, dave & busters, topgolf, harkins, marcus theatres, alamo
drafthouse, redbox, blockbuster, nando's, greggs, pret a manger, wagamama, wetherspoons, pizza express, virgin atlantic, aer lingus,
norwegian air, wizz air, tap portugal, aeromexico, copa airlines, latam, avianca, japan airlines, cathay pacific, korean air, air new
zealand, jetstar, virgin australia, air asia, airasia, thai airways, vistara, spicejet, goibibo, makemytrip, cleartrip, yatra, agoda,
kiwi.com, momondo, cheapoair, travelzoo, viator, get your guide, lonely planet, rick steves, tui, jet2, thomas cook, norwegian cruise
line, princess cruises, celebrity cruises, holland america, viking cruises, msc cruises, alamo rent a car, national car rental, dollar
rent a car, sixt, turo, zipcar, penske, ryder, blablacar, flixbus, national express, tfl, mta, metra, septa, mbta, njtransit, nj transit,
lirr, metro north, ez pass, e zpass, sunpass, fastrak, txtag, tsa, tsa precheck, global entry, noaa weather, national weather service,
nws, usgs, usda, hud, hud homes, dol, dot gov, ftc, sec edgar, sec.gov, faa, fcc, fdic, gsa, sba, sam.gov, grants.gov, treasury direct,
treasurydirect, healthcare.gov, covered california, obamacare gov, tricare, tricare online, va health, militaryonesource, military one
source, mypay dfas, dfas, army knowledge online, ako, usmc, navy mil, us army, us navy, us air force, opm, usps jobs, tsp, tsp gov, thrift
savings plan, eftps, us courts, senate gov, uspto, nclex, prometric, pearson vue, pearson my lab, mymathlab, mcgraw hill connect, cengage,
webassign, zybooks, vitalsource, wiley plus, sparknotes, cliffsnotes, shmoop, gradesaver, gutenberg, jstor, pubmed, sci hub, researchgate,
arxiv, springer, sciencedirect, ieee xplore, web of science, scopus, elsevier, zotero, mendeley, overleaf, mathway, symbolab, desmos,
geogebra, photomath, socratic, edgenuity, plato learning, naviance, greatschools, edpuzzle, nearpod, padlet, flipgrid, classdojo, class
dojo, infinite campus, skyward, aeries, renaissance place, accelerated reader, epic books, raz kids, reading eggs, abcmouse, starfall
kids, funbrain, hooda math, math playground, brainpop, pbs learning, adventure academy, typing club, typing com, rosetta stone, babbel,
memrise, busuu, linguee, deepl, reverso, google assistant, alexa app, arlo, wyze, simplisafe, adt, vivint, frontpoint, morningstar, motley
fool, seeking alpha, marketwatch, zacks, barrons, kiplinger, finviz, tradingview, stocktwits, yahoo stocks, lending club, lendingclub,
sofi, rocket mortgage, quicken, quicken loans, ynab, mr cooper, nationstar, ocwen, loancare, freedom mortgage, pennymac, carrington
mortgage, better mortgage, lending tree, lendingtree, bankrate, nerdwallet, wallethub, dave ramsey, betterment, wealthfront, webull,
kraken, crypto com, coinmarketcap, coingecko, blockchain wallet, metamask, opensea, trust wallet, localbitcoins, kucoin, first national
bank, first tennessee, bancorp south, bok financial, zions bank, comerica, arvest, frost bank, union bank, bank of the west, umpqua bank,
first republic, silicon valley bank, signature bank, citizens one, flagstar, webster bank, eastern bank, peoples united, people's bank,
old national, associated bank, tcf bank, us bank home mortgage, charles schwab bank, marcus goldman sachs, varo, green dot, netspend,
walmart money card, rush card, turbo card, netteller, amscot, ace cash express, check into cash, onemain financial, one main financial,
springleaf, santander consumer, ally auto, capital one auto, toyota financial, honda financial, ford credit, gm financial, nissan finance,
chrysler capital, carvana auto, drivetime, enterprise car sales, hertz car sales, copart, iaai, manheim, nada, nada guides, nadaguides,
hemmings, bring a trailer, cycle trader, rv trader, boat trader, tire rack, americas tire, les schwab, firestone, goodyear, michelin,
mavis, meineke, valvoline, aamco, safelite, maaco, onstar, sirius, uconnect, ford parts, gm parts, jeep, dodge, ram trucks, chrysler,
cadillac, buick, gmc, volvo, land rover, mini usa, tesla, rivian, lucid motors, john deere, kubota, bobcat company, husqvarna, stihl,
toro, ryobi, dewalt, milwaukee tool, makita, craftsman, black and decker, bosch tools, kohler, moen, delta faucet, whirlpool, maytag,
kitchenaid, frigidaire, ge appliances, electrolux, bissell, irobot, cuisinart, brother support, canon support, epson support, hp smart,
xerox, nikon, fujifilm, bose, jbl, sonos, harman kardon, sennheiser, logitech support, razer, msi, gigabyte, alienware, toshiba,
panasonic, vizio, tcl, hisense, philips, siemens, honeywell, 3m, cisco, vmware, red hat, citrix, qualcomm, broadcom, texas instruments,
western digital, seagate, sandisk, kingston, autodesk, autocad web, solidworks, ansys, matlab, wolfram, jetbrains, visual studio
marketplace, docker hub, kubernetes io, heroku, netlify, vercel, digitalocean, linode, rackspace, sourceforge, cnet download, softonic,
filehippo, majorgeeks, ninite, brew sh, apkpure, apkmirror, uptodown, mediafire, rapidshare, mega nz, wetransfer, we transfer, zippyshare,
4shared, scribd, slideshare, issuu, academia edu, z library, libgen, b-ok, mangadex, mangakakalot, kissanime, gogoanime, 9anime,
animixplay, myanimelist, anilist, wattpad, archive of our own, ao3, fanfiction net, webtoon, royal road, goodnovel, kindle unlimited,
kindle cloud reader, libby, kanopy, worldcat, library of congress, national geographic, nat geo, discovery channel, history channel,
animal planet, tlc, hgtv go, bravo tv, mtv, vh1, cmt, comedy central, adult swim, syfy, usa network, tnt drama, tbs, fx networks, hallmark
channel, own tv, starz, epix, funimation, hidive, viki, dramacool, mx player, hotstar, disney hotstar, zee5, sonyliv, jiocinema, voot, sun
nxt, kayo, foxtel, cbc, cbc gem, ctv, global news, globe and mail, toronto star, national post, abc australia, sbs, smh, sydney morning
herald, the age, news com au, nz herald, stuff co nz, irish times, rte, rte player, independent ie, scotsman, evening standard, metro uk,
daily express, daily star, financial times, the economist, time magazine, newsweek, the atlantic, new yorker, vanity fair, vogue, gq,
cosmopolitan, harpers bazaar, rolling stone, billboard, pitchfork, entertainment weekly, hollywood reporter, ign, gamespot, kotaku,
gamefaqs, nexus mods, curseforge, modrinth, planet minecraft, hypixel, mojang, xbox, xbox game pass, playstation, nintendo, steam
community, gog, humble bundle, g2a, kinguin, itch io, newgrounds, kongregate, armor games, agame, big fish games, bigfish games, pch,
publishers clearing house, pchsearch, swagbucks, survey junkie, mturk, amazon mechanical turk, freelancer com, toptal, flexjobs,
simplyhired, snagajob, linkedin learning, lynda, pluralsight, datacamp, codecademy, freecodecamp, leetcode, hackerrank, codewars,
geeksforgeeks, tutorialspoint, javatpoint, mdn, css tricks, smashing magazine, dev to, substack, blogger, blogspot, livejournal, disqus,
gravatar, hootsuite, sprout social, later com, linktree, bitly, tinyurl, ahrefs, semrush, moz, screaming frog, similarweb, alexa rank,
google trends, google adsense, google my business, facebook ads manager, facebook marketplace, instagram web, business facebook, meta
business suite, tiktok ads, snapchat web, pinterest business, twitter analytics, omegle, chatroulette, chaturbate, kik, line app, viber,
houseparty, meetup, couchsurfing, trusted housesitters, care com, sittercity, taskrabbit, task rabbit, houzz, realtor, century 21, remax,
re max, coldwell banker, keller williams, berkshire hathaway, sothebys, christies, apartment finder, apartment list, rent com, hotpads,
padmapper, forrent, homes com, homefinder, foreclosure com, auction com, propertyshark, landwatch, lands of america, crexi, costar,
docusign rooms, dotloop, blue ridge, kuali, taleo, icims, bamboohr, bamboo hr, paycor, trinet, insperity, rippling, zenefits, adp ipay,
adp run, oracle hcm, peoplesoft, sap concur, expensify, ariba, coupa, netsuite, xero, freshbooks, wave accounting, bill com, square up,
toast tab, lightspeed, stripe com, authorize net, worldpay, elavon, first data, moneris, shopkeep, cerner, athenahealth, athena health,
eclinicalworks, nextgen, allscripts, follow my health, followmyhealth, healow, zocdoc, teladoc, doctor on demand, mdlive, betterhelp,
talkspace, everlywell, hims, ro health, caremark, cvs caremark, medco, humana pharmacy, beacon health, amerigroup, molina, wellcare,
centene, ambetter, oscar health, bright health, highmark, carefirst, premera, regence, empire blue cross, horizon bcbs, tufts health plan,
harvard pilgrim, emblem health, healthfirst, fidelis, metroplus, medi cal, hca, ascension, trinity health, providence health, dignity
health, sutter health, adventhealth, baptist health, banner health, intermountain, northwell, cleveland clinic, johns hopkins, mount
sinai, md anderson, st jude, shriners, red cross, american red cross, salvation army, goodwill, habitat for humanity, united way, unicef,
world vision, compassion international, samaritan's purse, doctors without borders, aspca, humane society, peta, wwf, sierra club,
audubon, nature conservancy, aclu, nra, aarp medicare, 4h, lions club, usccb, ewtn, joel osteen, hillsong, elevation church, tbn, cbn,
crosswalk, biblehub, bible hub, blue letter bible, youversion, lifeway, hay house, tony robbins, ted talks, masterclass, great wolf lodge,
kalahari, legoland, busch gardens, cedar point, hersheypark, dollywood, knotts berry farm, sea life, san diego zoo, met museum, moma,
louvre, british museum, tate modern, national trust, english heritage, telecharge, todaytix, live nation, livenation, axs, songkick,
bandsintown, setlist fm, genius lyrics, azlyrics, ultimate guitar, songsterr, musescore, guitar center, sweetwater, musicians friend,
sheet music plus, discogs, last fm, mixcloud, reverbnation, cd baby, distrokid, beatport, target, apple, staples
`;

/** As typed without spaces and signs: "bestbuy" is "best buy". */
const compact = (name: string): string => name.replace(/[^\p{L}\d]/gu, '');

const SITES = new Set(
  NAMES.split(/,\s/)
    .map(compact)
    .filter((name) => name !== ''),
);
const MOST_WORDS = 5;
/** Shorter names are one letter away from too many words. */
const SHORTEST_MISSPELT = 7;

/** Each long name with one letter left out: two names are one slip apart where they share such a form. */
const MISSPELT = new Set<string>();
for (const name of SITES) if (name.length >= SHORTEST_MISSPELT) for (const form of withoutOneLetter(name)) MISSPELT.add(form);

function* withoutOneLetter(name: string): Iterable<string> {
  yield name;
  for (let at = 0; at < name.length; at += 1) yield name.slice(0, at) + name.slice(at + 1);
}

/** Whether a whole keyword is the name of a known site but for one slip: "facebok", "soptify". */
export function isMisspeltSite(keyword: string): boolean {
  const name = compact(keyword);
  if (name.length < SHORTEST_MISSPELT || SITES.has(`${name}s`)) return false;
  for (const form of withoutOneLetter(name)) if (MISSPELT.has(form)) return true;
  return false;
}

/** What people add to the name of a site whose pages they want. */
const PARTS = new Set(
  (
    'account accounts app application apps bank banking billing blog business careers card cards center chat com contact corporate credit customer ' +
    'desktop email employee employees fantasy financial help home homepage hours inbox india international jobs kids live locations location ' +
    'locator login mail map maps member members mobile my near network news office official page pages payment pay phone photos pharmacy plus ' +
    'portal post profile rewards schedule search service services shop shopping sign site stock store stores student support tracking travel ' +
    'tv uk us usa canada australia video videos web website weather world'
  ).split(' '),
);
const MOST_PARTS = 3;

/**
 * Whether a keyword is the name of a known site, alone or with a part of it.
 * @param keyword in lower case with single spaces.
 */
export function namesASite(keyword: string): 'alone' | 'with a part' | null {
  const words = keyword.replace(/^(?:the|my) (?=\S)/, '').split(' ');
  for (let count = Math.min(words.length, MOST_WORDS); count > 0; count -= 1) {
    if (!SITES.has(compact(words.slice(0, count).join('')))) continue;
    const rest = words.slice(count);
    if (rest.length === 0) return 'alone';
    if (rest.length <= MOST_PARTS && rest.every((word) => PARTS.has(word))) return 'with a part';
  }
  return SITES.has(compact(keyword).replace(/^my/, '')) ? 'alone' : null;
}
