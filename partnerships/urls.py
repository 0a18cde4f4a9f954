from django.urls import path

from partnerships.views import invitations, journal, needs, objectives, partners, partnership, tasks, texts

app_name = "partnerships"
inside = "partnerships/<slug:slug>"
sent = f"{inside}/invitations/<uuid:uuid>"

urlpatterns = [
    path("invitations/", invitations.accept_invitation, name="accept_invitation"),
    path("invitations/start/", invitations.open_account, name="open_account"),
    path("invitations/<str:token>/", invitations.invitation, name="invitation"),
    path("partnerships/", partnership.partnership_list, name="partnership_list"),
    path("partnerships/new/", partnership.start_partnership, name="start_partnership"),
    path(f"{inside}/stage/", partnership.change_stage, name="change_stage"),
    path(f"{inside}/lead-partner/", partnership.name_lead_partner, name="name_lead_partner"),
    path(f"{inside}/partners/", partners.partner_list, name="partner_list"),
    path(f"{inside}/partners/invite/", invitations.invite_partner, name="invite_partner"),
    path(f"{inside}/partners/<str:code>/", partners.partner_detail, name="partner_detail"),
    path(f"{inside}/partners/<str:code>/describe/", partners.describe_partner, name="describe_partner"),
    path(f"{inside}/partners/<str:code>/invite/", invitations.invite_member, name="invite_member"),
    path(f"{sent}/revoke/", invitations.revoke_invitation, name="revoke_invitation"),
    path(f"{sent}/resend/", invitations.resend_invitation, name="resend_invitation"),
    path(f"{inside}/needs/", needs.need_list, name="need_list"),
    path(f"{inside}/needs/new/", needs.add_need, name="add_need"),
    path(f"{inside}/needs/<str:code>/offer/", needs.make_offer, name="make_offer"),
    path(f"{inside}/offers/<uuid:uuid>/confirm/", needs.confirm_offer, name="confirm_offer"),
    path(f"{inside}/vision/", texts.vision, name="vision"),
    path(f"{inside}/vision/consent/", texts.give_consent, name="give_consent"),
    path(f"{inside}/vision/propose/", texts.propose_version, name="propose_version"),
    path(f"{inside}/vision/versions/<int:number>/", texts.vision_version, name="vision_version"),
    path(f"{inside}/objectives/", objectives.objective_list, name="objective_list"),
    path(f"{inside}/objectives/new/", objectives.add_objective, name="add_objective"),
    path(f"{inside}/objectives/<str:code>/", objectives.change_objective, name="change_objective"),
    path(f"{inside}/tasks/", tasks.task_list, name="task_list"),
    path(f"{inside}/tasks/new/", tasks.add_task, name="add_task"),
    path(f"{inside}/tasks/edit/", tasks.assign_tasks, name="assign_tasks"),
    path(f"{inside}/tasks/<str:code>/assign/", tasks.assign_task, name="assign_task"),
    path(f"{inside}/tasks/<str:code>/change/", tasks.change_task, name="change_task"),
    path(f"{inside}/tasks/<str:code>/drop/", tasks.drop_task, name="drop_task"),
    path(f"{inside}/journal/", journal.journal, name="journal"),
    path(f"{inside}/journal/verify/", journal.verify_journal, name="verify_journal"),
    path(f"{inside}/journal/file/", journal.journal_file, name="journal_file"),
]
