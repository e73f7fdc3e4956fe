"""Where the families of sites keep an article: container, title and byline, as CSS selectors.

A family is known by an element of its own, never by its address: mirrors and saved copies lose the address.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """`signs`: any of these elements tells the family; the others are tried in order, the first that exists wins."""

    name: str
    signs: tuple[str, ...]
    content: tuple[str, ...]
    title: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    container: tuple[str, ...] = ()
    issued: tuple[str, ...] = ()
    keeps_links: bool = False  # authors and keywords are links there


SITES = (
    Site(
        "wechat",
        signs=("#js_content", ".rich_media_content", "#activity-name"),
        content=("#js_content", ".rich_media_content", "#img-content"),
        title=("#activity-name", ".rich_media_title"),
        author=(".rich_media_meta_text", "#js_author_name", "#js_author_name_text"),
        container=("#js_name", ".rich_media_meta_nickname", ".profile_nickname"),
        issued=("#publish_time",),
    ),
    Site(
        "record_page",
        signs=(
            ".wx-tit",
            ".rowtit",
            "#ChDivSummary",
            ".article-main .article-title",
            ".brief .doc-top",
            ".article-detail .title h1",
            "#kcmstitle",
            ".detailTitleCN",
            ".literature-abstract",
        ),
        content=(
            ".doc-top",
            ".wxmain",
            ".brief",
            ".container .doc",
            ".article-main",
            ".article-detail",
            ".detailContent",
            ".literature-abstract",
        ),
        title=(".wx-tit h1", ".article-title h1", ".article-main h1", ".article-detail h1", ".detailTitleCN"),
        keeps_links=True,
    ),
    Site(
        "judgment",
        signs=("#ahdiv", ".PDF_pox", "#pdfContainer", "#_view_1", ".case_content", ".judgment-content"),
        content=(".PDF_pox", ".case_content", ".judgment-content", "#DivContent", "#_view_1", ".contentBody"),
        title=(".PDF_title", "#Title", ".case_title", ".judgment-title"),
    ),
    Site(
        "portal",
        signs=(
            ".post_body",
            ".post_content_main",
            "#mp-editor",
            "#artibody",
            ".content-article",
            "#ArticleContent",
            ".RichText",
            "#content_views",
            ".bjh-article",
            ".TRS_Editor",
            "#zoom",
            ".article_content",
            "#js_article",
            ".main-content-RKG1f",
        ),
        content=(
            ".post_body",
            "#mp-editor",
            "#artibody",
            ".content-article",
            "#ArticleContent",
            ".Post-RichText",
            ".RichText",
            "#content_views",
            ".bjh-article",
            ".TRS_Editor",
            "#zoom",
            ".article_content",
            "#js_article",
            ".post_content_main",
        ),
        title=(".post_title", ".post_main h1", ".main-title", ".Post-Title", "h1"),
        author=(
            ".post_author",
            ".article-info .author",
            ".AuthorInfo meta[itemprop=name]",
            ".AuthorInfo-name",
            ".AuthorInfo .UserLink-link",
            ".author-name",
        ),
        container=(".post_info a", ".article-info .source", ".media-name", "#ne_article_source"),
        issued=(".post_info", ".article-info .time", ".date", ".time"),
    ),
    Site(
        "journal",
        signs=(
            "meta[name=citation_title]",
            "meta[name=citation_journal_title]",
            ".obj_article_details",
            ".article-fulltext",
            ".jats-body",
        ),
        content=(
            ".article-fulltext",
            ".jats-body",
            ".obj_article_details",
            ".article__body",
            ".article-body",
            "#article-content",
            "article",
            "main",
        ),
        keeps_links=True,
    ),
)

# Tried on a page of no known family, best first; the first that holds most of the page's prose is taken.
COMMON_CONTENT = (
    "[itemprop=articleBody]",
    ".entry-content",
    ".post-content",
    ".article-content",
    ".article__body",
    ".article-body",
    ".insight-content",
    ".publication-content",
    ".td-post-content",
    ".news-content",
    ".rich-text",
    "#article-content",
    "#article",
    "#content .content",
    ".field--name-body",
    ".wysiwyg",
    "article",
    "main",
    "[role=main]",
    "#mw-content-text",
)
COMMON_TITLE = ("[itemprop=headline]", ".entry-title", ".article-title", ".post-title", "h1", "h2.title", ".title")
COMMON_AUTHOR = (
    "[rel=author]",
    "[itemprop=author] meta[itemprop=name]",
    "[itemprop=author] [itemprop=name]",
    "[itemprop=author]",
    ".byline a",
    ".authors a",
    ".author a",
    ".author-name",
    ".author__name",
    ".article-author",
    ".post-author",
    ".byline",
    ".authors",
    ".author",
)
COMMON_ISSUED = (
    "time[datetime]",
    "[itemprop=datePublished]",
    ".published",
    ".pubdate",
    ".publish-time",
    ".date",
    ".post-date",
    ".time",
)
NOTES = (
    ".footnotes, .endnotes, #footnotes, #endnotes, ol.notes, ol.references, .references, #references, .ref-list, "
    ".reflist"
)
