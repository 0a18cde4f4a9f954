from django.urls import path

from charters.views import annexes, approvals, articles, charter, signing, versions, writing

app_name = "charters"
urlpatterns = [
    path("charter/", charter.charter, name="charter"),
    path("charter/start/", articles.start_charter, name="start_charter"),
    path("charter/review/", writing.open_review, name="open_review"),
    path("charter/terms/", writing.set_terms, name="set_terms"),
    path("charter/decision/", writing.link_decision, name="link_decision"),
    path("charter/approval/", approvals.approve_version, name="approve_version"),
    path("charter/approval/announce/", approvals.announce_approval, name="announce_approval"),
    path("charter/approval/block/", approvals.block_version, name="block_version"),
    path("charter/annexes/add/", annexes.add_annex, name="add_annex"),
    path("charter/annexes/<uuid:uuid>/", annexes.annex_file, name="annex_file"),
    path("charter/annexes/<uuid:uuid>/drop/", annexes.drop_annex, name="drop_annex"),
    path("charter/freeze/", versions.freeze_charter, name="freeze_charter"),
    path("charter/articles/write/", articles.write_article, name="write_article"),
    path("charter/articles/compose/", articles.add_composed_article, name="add_composed_article"),
    path("charter/articles/<int:number>/write/", articles.write_article, name="write_article"),
    path("charter/articles/<uuid:uuid>/move/", articles.move_article, name="move_article"),
    path("charter/articles/<uuid:uuid>/drop/", articles.drop_article, name="drop_article"),
    path("charter/signatories/", versions.name_signatory, name="name_signatory"),
    path("charter/signatories/<uuid:uuid>/authority/", signing.give_authority, name="give_authority"),
    path("charter/signatories/<uuid:uuid>/decline/", signing.decline_signature, name="decline_signature"),
    path(
        "charter/signatories/<uuid:uuid>/paper/",
        signing.record_paper_signature,
        name="record_paper_signature",
    ),
    path("charter/signatories/<uuid:uuid>/file/<str:which>/", signing.signatory_file, name="signatory_file"),
    path("charter/sign/", signing.signing, name="signing"),
    path("charter/sign/code/", signing.ask_signing_code, name="ask_signing_code"),
    path("charter/sign/confirm/", signing.sign_charter, name="sign_charter"),
    path("charter/sign/receipt/", signing.receipt, name="receipt"),
    path("charter/versions/<str:label>/", charter.version_detail, name="version_detail"),
    path("charter/versions/<str:label>/pdf/", charter.charter_pdf, name="charter_pdf"),
    path("charter/versions/<str:label>/data/", charter.charter_data, name="charter_data"),
    path("charter/versions/<str:label>/evidence/", charter.evidence, name="evidence"),
    path("charter/versions/<str:label>/retry/", charter.retry_pdf, name="retry_pdf"),
]
