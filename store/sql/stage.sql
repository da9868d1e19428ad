-- Where a load puts its rows before they touch the places: gone with the transaction.
CREATE TEMP TABLE staged (
    line          bigint           NOT NULL,
    source        text             NOT NULL,
    external_id   text             NOT NULL,
    category_id   smallint         NOT NULL,
    name          text             NOT NULL,
    name_en       text             NOT NULL,
    address       text             NOT NULL,
    phone         text             NOT NULL,
    lines         text             NOT NULL,
    opening_hours text             NOT NULL,
    zone          text             NOT NULL,
    rating        double precision NOT NULL,
    price         text             NOT NULL,
    url           text             NOT NULL,
    image_url     text             NOT NULL,
    audio_url     text             NOT NULL,
    lat           double precision NOT NULL,
    lng           double precision NOT NULL
) ON COMMIT DROP
